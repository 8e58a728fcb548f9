import type { Verdict } from '@throughline/shared/pull-request'
import type { Delivery, FakePullRequest, FileChange, Remark, ReviewThread } from './state'

export interface NewCommit {
  readonly message: string
  readonly files: readonly FileChange[]
}

/** Repositories are named `owner/name`, people by their login. */
export interface PullRequestName {
  readonly repository: string
  readonly number: number
}

export interface NewPullRequest {
  readonly repository: string
  readonly title: string
  readonly branch: string
  /** The repository's default branch unless told otherwise. */
  readonly baseBranch?: string
  readonly body?: string
  readonly author: string
  readonly commits: readonly NewCommit[]
  readonly isDraft?: boolean
  /** From a fork that its owner has deleted by now. */
  readonly isForkGone?: boolean
  readonly labels?: readonly string[]
}

/** What one step did. `delivery` is the webhook about the pull request, undefined when no hook wants to hear of it. */
export interface Outcome {
  readonly pullRequest: FakePullRequest
  readonly delivery: Delivery | undefined
  /** All webhooks of the step, in the order in which they were sent. */
  readonly deliveries: readonly Delivery[]
}

/** What people do with a pull request. Every step resolves after its webhooks were answered, or not answered in time. */
export interface PullRequestSteps {
  openPullRequest(pullRequest: NewPullRequest): Promise<Outcome>
  /** The author pushes unless told otherwise. */
  push(commit: PullRequestName & NewCommit & { readonly by?: string }): Promise<Outcome>
  /** Puts other commits in the place of all that were there. The author pushes unless told otherwise. */
  forcePush(
    push: PullRequestName & { readonly commits: readonly NewCommit[]; readonly by?: string },
  ): Promise<Outcome>
  review(
    review: PullRequestName & {
      readonly reviewer: string
      readonly verdict: Verdict
      readonly body?: string
    },
  ): Promise<Outcome>
  /** Says something about a line of the code. GitHub tells hooks of it that the product does not have. */
  comment(
    comment: PullRequestName & {
      readonly by: string
      readonly path: string
      readonly line: number
      readonly body: string
    },
  ): ReviewThread
  answer(
    answer: PullRequestName & { readonly thread: number; readonly by: string; readonly body: string },
  ): ReviewThread
  setResolved(
    change: PullRequestName & { readonly thread: number; readonly isResolved: boolean },
  ): ReviewThread
  /** Says something beside the code. */
  say(
    remark: PullRequestName & { readonly by: string; readonly body: string },
  ): Promise<{ readonly remark: Remark; readonly deliveries: readonly Delivery[] }>
  deleteRemark(remark: PullRequestName & { readonly id: number }): void
  requestReview(
    request: PullRequestName & { readonly reviewer: string; readonly by?: string },
  ): Promise<Outcome>
  editPullRequest(
    edit: PullRequestName & { readonly title?: string; readonly body?: string; readonly by?: string },
  ): Promise<Outcome>
  addLabel(change: PullRequestName & { readonly label: string; readonly by?: string }): Promise<Outcome>
  removeLabel(change: PullRequestName & { readonly label: string; readonly by?: string }): Promise<Outcome>
  markReady(change: PullRequestName & { readonly by?: string }): Promise<Outcome>
  convertToDraft(change: PullRequestName & { readonly by?: string }): Promise<Outcome>
  merge(
    merge: PullRequestName & {
      readonly by: string
      readonly method?: 'merge' | 'squash' | 'rebase'
      /** What stands on the merge commit or the squashed one; the host's own words unless told otherwise. */
      readonly message?: string
    },
  ): Promise<Outcome>
  close(change: PullRequestName & { readonly by: string }): Promise<Outcome>
  reopen(change: PullRequestName & { readonly by: string }): Promise<Outcome>
}
