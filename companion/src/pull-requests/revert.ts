import type { PullRequest } from './pull-request'

/**
 * True when the pull request takes back another one, told by the words GitHub and GitLab put there themselves.
 * Somebody who writes "revert" in a sentence of their own has not reverted anything.
 */
export const isRevert = ({ title, body }: Pick<PullRequest, 'title' | 'body'>): boolean =>
  revertingTitle.test(title.trim()) || revertingLine.test(body)

type Reverting = Pick<PullRequest, 'title' | 'body' | 'branch'> & {
  readonly repository: Pick<PullRequest['repository'], 'name'>
}

/**
 * What it takes back, in the words of its host or of Git: another pull request of its repository, by its number as
 * `#42`; a commit; or, where neither is told, the title it quotes, as `"Retry payment calls` with one mark in front.
 * Undefined where it does not say, and for one that takes nothing back.
 */
export const revertedBy = (pull: Reverting): string | undefined => {
  if (!isRevert(pull)) return undefined
  const number = revertedNumber(pull)
  if (number !== undefined) return `#${number}`
  const commit = revertedCommit.exec(pull.body)?.[1]?.toLowerCase()
  if (commit !== undefined) return commit
  const title = revertedTitle(pull.title.trim())
  return title && `"${title}`
}

/** A line that names another repository tells nothing of this one, and no more does the branch it was made on. */
const revertedNumber = ({ body, branch, repository }: Reverting): string | undefined => {
  const line = revertingLine.exec(body)
  if (!line) return revertingBranch.exec(branch)?.[1]
  const [, , , path, , number] = line
  return path === undefined || isPathOf(repository.name, path) ? number : undefined
}

/** Within a group, GitLab leaves the group out. */
const isPathOf = (name: string, path: string): boolean =>
  `/${name}`.toLowerCase().endsWith(`/${path}`.toLowerCase())

const revertedTitle = (title: string): string | undefined => {
  const opening = revertingTitle.exec(title)?.[0]
  if (opening === undefined) return undefined
  const rest = title.slice(opening.length)
  const closing = closingQuotes.get(opening.slice(-1))
  if (closing === undefined) return rest.trim() || undefined
  return rest.endsWith(closing) ? rest.slice(0, -1).trim() || undefined : undefined
}

const closingQuotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['«', '»'],
])

/** `Revert "Retry payment calls"`, and `revert(checkout): retry payment calls` of conventional commits. */
const revertingTitle = /^revert(\s+["'“«]|(\([^)]{1,100}\))?!?:)/i

/** `Reverts acme/storefront#42`, and GitLab's `This reverts merge request !118`. */
const revertingLine =
  /^(this )?reverts (merge request )?(([\w.-]{1,100}\/){0,20}[\w.-]{1,100})?[#!](\d{1,18})/im

/** `revert-42-shop-7-deadline`: the branch of GitHub's button. */
const revertingBranch = /^revert-(\d{1,18})-/

/** `This reverts commit 3f2a…`: what Git itself writes. */
const revertedCommit = /^this reverts commit ([0-9a-f]{7,64})\b/im
