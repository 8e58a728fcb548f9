import type { IssueKey } from '@throughline/shared/issue-key'
import { folderOf } from './history-keys'
import type { PullRequestToReview, StakeholderRole } from './pull-request-to-review'
import type { Reading } from './reading'
import { dayMs } from './tally'

/** Why a person is named, as figures; a surface puts them into words. */
export type Reason =
  | {
      readonly kind: 'stakeholder'
      readonly role: StakeholderRole
      readonly issueKey: IssueKey
      readonly component?: string
    }
  /** Of the changed files, how many CODEOWNERS gives to them. */
  | { readonly kind: 'code-owner'; readonly files: number; readonly of: number }
  /** Of the last reviewed pull requests of the author, how many were reviewed by them. */
  | { readonly kind: 'reviewed-author'; readonly times: number; readonly of: number }
  /** Of the last reviewed pull requests that changed a folder (`/` for the whole repository). */
  | { readonly kind: 'reviewed-folder'; readonly folder: string; readonly times: number; readonly of: number }
  /** Days since they last reviewed one of the changed files. */
  | { readonly kind: 'reviewed-file'; readonly path: string; readonly daysAgo: number }
  /** Their part, from 0 to 1, in what was lately written in a folder. */
  | { readonly kind: 'wrote-folder'; readonly folder: string; readonly part: number }
  /** They reviewed another pull request that names the same issue. */
  | { readonly kind: 'reviewed-issue'; readonly issueKey: IssueKey }

/** All reasons for one person, the most telling one first. Empty when nothing but general activity speaks for them. */
export function reasonsFor(
  person: string,
  pullRequest: PullRequestToReview,
  reading: Reading,
  ownedPart: number,
): readonly Reason[] {
  const { stakeholders = [], paths } = pullRequest
  const issues = stakeholders
    .filter((stakeholder) => stakeholder.person === person)
    .map(({ person: _, ...stakeholder }): Reason => ({ kind: 'stakeholder', ...stakeholder }))
  const owned = Math.round(ownedPart * paths.length)
  const owns: readonly Reason[] = owned > 0 ? [{ kind: 'code-owner', files: owned, of: paths.length }] : []
  const past = [
    reviewedIssue(person, reading),
    reviewedFolder(person, reading),
    reviewedAuthor(person, reading),
    reviewedFile(person, reading),
    wroteFolder(person, reading),
  ]
  return [...issues, ...owns, ...past.filter((reason) => reason !== undefined)]
}

/** Fewer past reviews than this say nothing in words like "14 of the last 20". */
const fewestReviews = 3
const fewestTimes = 2

function reviewedIssue(person: string, { issues }: Reading): Reason | undefined {
  const found = issues.find(({ tally }) => tally.people.has(person))
  return found && { kind: 'reviewed-issue', issueKey: found.issueKey }
}

/** The folder, the root last, where the greatest part of the last reviews is theirs, the nearest to the files of equal ones. */
function reviewedFolder(person: string, { places }: Reading): Reason | undefined {
  let best: { readonly folder: string; readonly times: number; readonly of: number } | undefined
  for (const { key, tally } of places) {
    const folder = folderOf(key)
    const of = tally.recent.length
    const times = timesIn(tally.recent, person)
    if (folder === undefined || of < fewestReviews || times < fewestTimes) continue
    if (!best || best.folder === '/' || times / of >= best.times / best.of) best = { folder, times, of }
  }
  return best && { kind: 'reviewed-folder', ...best }
}

function reviewedAuthor(person: string, { author }: Reading): Reason | undefined {
  const times = timesIn(author.recent, person)
  if (times < fewestTimes) return undefined
  return { kind: 'reviewed-author', times, of: author.recent.length }
}

function reviewedFile(person: string, { places, files, now }: Reading): Reason | undefined {
  let best: { readonly path: string; readonly at: number } | undefined
  for (const place of files) {
    const leaf = places[place]
    const at = leaf?.tally.shareOf(person).reviewedAt ?? -Infinity
    if (leaf && at > (best?.at ?? -Infinity)) best = { path: leaf.key.slice('path '.length), at }
  }
  return best && { kind: 'reviewed-file', path: best.path, daysAgo: Math.floor((now - best.at) / dayMs) }
}

/** A fifth of a folder is worth a word. */
const smallestPart = 0.2

function wroteFolder(person: string, { places }: Reading): Reason | undefined {
  const parts = places.flatMap(({ key, tally }) => {
    const folder = folderOf(key)
    const part = tally.authored > 0 ? tally.authoredBy(person) / tally.authored : 0
    return folder === undefined || part < smallestPart ? [] : [{ folder, part }]
  })
  const nearest = parts.at(-1)
  return nearest && { kind: 'wrote-folder', ...nearest }
}

const timesIn = (recent: readonly (readonly string[])[], person: string): number =>
  recent.filter((reviewers) => reviewers.includes(person)).length
