import type { LinkCase } from './read-links'

/** Sorts in order of time, however the rows came. */
export const byTime = (one: LinkCase, other: LinkCase): number =>
  one.openedAt.getTime() - other.openedAt.getTime() || (String(one.id) < String(other.id) ? -1 : 1)
