import { Failure } from '../../failure'
import type { ReadGitHub } from './ask-github'
import * as schema from './schema'

interface Known {
  readonly pull: schema.PullRequest
  /** What GitHub lists of a pull request: its first 250 commits at most. */
  readonly listed: readonly schema.Commit[]
}

/** Keys are read from no more commits than this. */
const MOST_COMMITS = 400

/**
 * The commits of a pull request, the oldest first, and after them the one that its merge left on the base branch: what
 * somebody writes when they squash stands there alone.
 * Source: https://docs.github.com/en/rest/commits/commits#compare-two-commits
 */
export const readCommits = async (
  ask: ReadGitHub,
  repositoryPath: string,
  { pull, listed }: Known,
): Promise<readonly schema.Commit[]> => {
  const [commits, merge] = await Promise.all([
    readAll(ask, repositoryPath, { pull, listed }),
    findMergeCommit(ask, repositoryPath, pull),
  ])
  if (!merge || commits.some(({ sha }) => sha === merge.sha)) return commits
  return [...commits.slice(0, MOST_COMMITS - 1), merge]
}

const readAll = async (ask: ReadGitHub, repositoryPath: string, { pull, listed }: Known) => {
  if ((pull.commits ?? 0) <= listed.length) return listed
  const comparison = `${repositoryPath}/compare/${pull.base.sha}...${pull.head.sha}`
  const compared = await ask
    .getPages(schema.ComparedCommits, comparison, { mostPages: MOST_COMMITS / 100 })
    .catch(unlessGone(listed))
  return compared.length > listed.length ? compared : listed
}

const findMergeCommit = async (ask: ReadGitHub, repositoryPath: string, pull: schema.PullRequest) => {
  if (!pull.merged_at || !pull.merge_commit_sha) return undefined
  const newestFrom = `${repositoryPath}/commits?sha=${pull.merge_commit_sha}&per_page=1`
  const [merge] = await ask.get(schema.Commits, newestFrom).catch(unlessGone([]))
  return merge
}

/** Commits that were thrown away since, and those that this token may not read: nothing depends on them. */
const unlessGone =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (error instanceof Failure && goneCodes.includes(error.code)) return instead
    throw error
  }

const goneCodes: readonly Failure['code'][] = ['git-host-not-found', 'git-host-refused']
