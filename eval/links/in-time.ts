import type { LinkCase } from './read-links'

/** In order of time, however the rows came. */
export const inTime = (cases: readonly LinkCase[]): readonly LinkCase[] =>
  [...cases].sort(
    (a, b) => a.openedAt.getTime() - b.openedAt.getTime() || (String(a.id) < String(b.id) ? -1 : 1),
  )
