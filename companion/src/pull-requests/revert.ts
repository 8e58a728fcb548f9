import type { PullRequest } from './pull-request'

/**
 * True when the pull request takes back another one, told by the words GitHub and GitLab put there themselves.
 * Somebody who writes "revert" in a sentence of their own has not reverted anything.
 */
export const isRevert = ({ title, body }: Pick<PullRequest, 'title' | 'body'>): boolean =>
  revertingTitle.test(title.trim()) || revertingLine.test(body)

/**
 * What it takes back, in the words of its host or of Git: the number of another pull request of its repository as
 * `#42`, or a commit. Undefined where it does not say, and for one that takes nothing back.
 */
export const revertedBy = (pull: Pick<PullRequest, 'title' | 'body' | 'branch'>): string | undefined => {
  if (!isRevert(pull)) return undefined
  const number = revertingLine.exec(pull.body)?.[5] ?? revertingBranch.exec(pull.branch)?.[1]
  if (number !== undefined) return `#${number}`
  return revertedCommit.exec(pull.body)?.[1]?.toLowerCase()
}

/** `Revert "Retry payment calls"`, and `revert(checkout): retry payment calls` of conventional commits. */
const revertingTitle = /^revert(\s+["'“«]|(\([^)]{1,100}\))?!?:)/i

/** `Reverts acme/storefront#42`, and GitLab's `This reverts merge request !118`. */
const revertingLine =
  /^(this )?reverts (merge request )?(([\w.-]{1,100}\/){1,20}[\w.-]{1,100})?[#!](\d{1,18})/im

/** `revert-42-shop-7-deadline`: the branch of GitHub's button. */
const revertingBranch = /^revert-(\d{1,18})-/

/** `This reverts commit 3f2a…`: what Git itself writes. */
const revertedCommit = /^this reverts commit ([0-9a-f]{7,64})\b/im
