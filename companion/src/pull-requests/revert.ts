import type { PullRequest } from './pull-request'

/**
 * True when the pull request takes back another one, told by the words GitHub and GitLab put there themselves.
 * Somebody who writes "revert" in a sentence of their own has not reverted anything.
 */
export const isRevert = ({ title, body }: Pick<PullRequest, 'title' | 'body'>): boolean =>
  revertingTitle.test(title.trim()) || revertingLine.test(body)

/** `Revert "Retry payment calls"`, and `revert(checkout): retry payment calls` of conventional commits. */
const revertingTitle = /^revert(\s+["'“«]|(\([^)]{1,100}\))?!?:)/i

/** `Reverts acme/storefront#42`, and GitLab's `This reverts merge request !118`. */
const revertingLine = /^(this )?reverts (merge request )?(([\w.-]{1,100}\/){1,20}[\w.-]{1,100})?[#!]\d/im
