import type { IssueKey } from '@throughline/shared/issue-key'

/** A pull request as far as a ranking looks at it. People are logins of its git host, as everywhere in this folder. */
export interface PullRequestToReview {
  readonly author: string
  readonly title: string
  /** Changed files, from the repository's root. */
  readonly paths: readonly string[]
  /** When it was opened: nothing later may decide. */
  readonly at: Date
  /** People of its linked issues whose login is known. */
  readonly stakeholders?: readonly Stakeholder[]
}

/** One that somebody has reviewed, or nobody did. */
export interface PastPullRequest extends PullRequestToReview {
  readonly reviewers: readonly string[]
}

export interface Stakeholder {
  readonly person: string
  readonly role: StakeholderRole
  readonly issueKey: IssueKey
  /** The component that a component lead leads. */
  readonly component?: string
}

export type StakeholderRole = 'reporter' | 'assignee' | 'watcher' | 'commenter' | 'component-lead'
