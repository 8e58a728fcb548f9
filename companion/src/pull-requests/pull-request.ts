import type { GitHostId, PullRequestState, Verdict } from '@throughline/shared/pull-request'

/** A person of the git host. `name` is what that host shows; `isBot` is the host's own word. */
export interface Person {
  readonly login: string
  readonly name: string
  readonly isBot: boolean
}

/** A repository as its host identifies it: by a number that survives renames and transfers. */
export interface Repository {
  readonly hostRepositoryId: string
  /** `owner/name`, as it is called today. */
  readonly name: string
  readonly isPrivate: boolean
}

export interface Commit {
  readonly sha: string
  readonly message: string
}

/** One changed file. `previousPath` is set when it was renamed or moved. */
export interface ChangedFile {
  readonly path: string
  readonly previousPath: string | undefined
  readonly change: 'added' | 'removed' | 'modified' | 'renamed'
  readonly addedLines: number
  readonly removedLines: number
  /** Its hunks, without a head; undefined for what is no text, where the host leaves out a long one, and beyond what we read. */
  readonly patch?: string | undefined
}

export interface ReviewComment {
  readonly author: Person
  readonly text: string
  readonly url: string
  readonly writtenAt: Date
}

/** What reviewers and author say to each other about one place of the code. */
export interface ReviewThread {
  /** The host's own id of it. */
  readonly id: string
  readonly path: string
  /** As the file stands now; where the code has changed since, as it stood when it was written. */
  readonly line: number | undefined
  readonly isResolved: boolean
  /** True where the code has changed since. */
  readonly isOutdated: boolean
  readonly first: ReviewComment
  /** The same as the first where nobody has answered. */
  readonly last: ReviewComment
}

export interface Review {
  readonly reviewer: Person
  readonly verdict: Verdict
}

/** A pull request as its host describes it at one moment. Everything Throughline decides is decided from this. */
export interface PullRequest {
  readonly repository: Repository
  readonly number: number
  readonly title: string
  readonly body: string
  readonly url: string
  readonly state: PullRequestState
  readonly branch: string
  readonly baseBranch: string
  /** The last commit of the branch. */
  readonly headSha: string
  readonly author: Person
  readonly labels: readonly string[]
  readonly reviews: readonly Review[]
  /** Whether somebody is asked for a review now; undefined where the host does not say. */
  readonly isReviewRequested?: boolean | undefined
  readonly commits: readonly Commit[]
  readonly openedAt: Date
  readonly updatedAt: Date
  readonly mergedAt: Date | undefined
  readonly mergedBy: string | undefined
  readonly mergeSha: string | undefined
  readonly fileCount: number
}

/** What happened, in our words. The kinds are the same for every git host. */
export type PullRequestEventKind =
  | 'opened'
  | 'reopened'
  | 'updated'
  | 'draftChanged'
  | 'reviewRequested'
  | 'reviewed'
  | 'merged'
  | 'closed'
  | 'commented'

/** A verified and translated delivery: it says what to look at, never what is true; that is fetched. */
export interface PullRequestEvent {
  readonly kind: PullRequestEventKind
  readonly repository: Repository
  readonly number: number
  /** Who did it; a bot's events only refresh the state. */
  readonly sender: Person
  /** The host's id of the comment, where it was commented on. */
  readonly commentId?: string
}

/** The number as the host writes it: `#42`, or `!118` on GitLab. */
export const labelOf = (host: GitHostId, number: number) => `${host === 'gitlab' ? '!' : '#'}${number}`
