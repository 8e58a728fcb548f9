import type { PullRequestState, Verdict } from '@throughline/shared/pull-request'
import { Failure } from '../../failure'
import type { Commit, Person, PullRequest, Review } from '../../pull-requests/pull-request'
import { stateInWords } from '../../pull-requests/state-in-words'
import { repositoryOf } from './read'
import type * as schema from './schema'

interface Parts {
  readonly pull: schema.PullRequest
  readonly commits: readonly schema.Commit[]
  readonly reviews: readonly Review[]
  readonly author: Person
  readonly mergedBy: Person | null | undefined
}

/** GitHub's answers as one pull request of ours. */
export const pullRequestOf = ({ pull, commits, reviews, author, mergedBy }: Parts): PullRequest => {
  const mergedAt = pull.merged_at ? new Date(pull.merged_at) : undefined
  return {
    repository: repositoryOf(pull.base.repo),
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    url: pull.html_url,
    state: pullRequestStateOf(pull),
    branch: pull.head.ref,
    baseBranch: pull.base.ref,
    headSha: pull.head.sha,
    author,
    labels: (pull.labels ?? []).map(({ name }) => name),
    reviews,
    isReviewRequested: isReviewRequestedIn(pull),
    commits: commits.map(({ sha, commit }): Commit => ({ sha, message: commit.message })),
    openedAt: new Date(pull.created_at),
    updatedAt: new Date(pull.updated_at),
    mergedAt,
    mergedBy: mergedBy?.name,
    mergeSha: mergedAt ? (pull.merge_commit_sha ?? undefined) : undefined,
    fileCount: pull.changed_files ?? 0,
  }
}

const isReviewRequestedIn = ({ requested_reviewers, requested_teams }: schema.PullRequest) =>
  requested_reviewers ? requested_reviewers.length + (requested_teams?.length ?? 0) > 0 : undefined

/** Throws `payload-invalid` for a state that nobody knows: it must not be taken for another. */
const pullRequestStateOf = (pull: schema.PullRequest): PullRequestState => {
  const isMerged = pull.merged === true || typeof pull.merged_at === 'string'
  const state = stateInWords(pull.state, { isDraft: pull.draft === true, isMerged })
  if (state) return state
  throw new Failure('payload-invalid', "GitHub's answer cannot be read: state.")
}

const verdicts: Readonly<Record<string, Verdict>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changesRequested',
  COMMENTED: 'commented',
  DISMISSED: 'commented',
}

/**
 * The last word of each reviewer, in the order in which they first spoke. A comment after an approval takes nothing
 * back, as on GitHub's own page; a dismissal does. Reviews that are not yet submitted do not count.
 */
export const reviewsOf = async (
  reviews: readonly schema.Reviews[number][],
  named: (user: schema.Reviews[number]['user']) => Promise<Person>,
): Promise<readonly Review[]> => {
  const last = new Map<string, { user: schema.Reviews[number]['user']; state: string }>()
  for (const { user, state } of reviews) {
    if (!(state in verdicts)) continue
    const login = user?.login ?? 'ghost'
    if (state === 'COMMENTED' && last.has(login)) continue
    last.set(login, { user, state })
  }
  return Promise.all(
    [...last.values()].map(async ({ user, state }) => ({
      reviewer: await named(user),
      verdict: verdicts[state] ?? 'commented',
    })),
  )
}
