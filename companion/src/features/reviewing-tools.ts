import type { IssueKey } from '@throughline/shared/issue-key'
import type { JiraPerson, StakeholderRole } from '../jira/stakeholders'
import type { PastPullRequest, PullRequestToReview } from '../review-history/pull-request-to-review'
import type { ReadTally } from '../review-history/reading'

/** What suggesting reviewers may ask and keep, about one pull request. */
export interface ReviewingTools {
  /** True where a person asked for it: nobody is asked for a review then. */
  readonly isAskedFor: boolean
  /** At most 100. */
  listChangedPaths(): Promise<readonly string[]>
  /** What the repository's past says. A past that was never read begins to be read. */
  readPast(pullRequest: PullRequestToReview): Promise<Past>
  findCodeOwners(branch: string): Promise<string | undefined>
  readStakeholders(issueId: string): Promise<readonly LinkedStakeholder[]>
  /** Those of these logins that the host knows. */
  readAccounts(logins: readonly string[]): Promise<readonly GitAccount[]>
  /** Logins of people with access to the repository, as far as they can be seen. */
  listPeopleWithAccess(): Promise<readonly string[]>
  /** What people said about who is who. */
  readDecisions(): Promise<readonly PersonDecision[]>
  isActiveInJira(accountId: string): Promise<boolean>
  /** Undefined where this connection may not see it. */
  mayReview(login: string): Promise<boolean | undefined>
  /** Jira's account ids of people who do not want to be suggested in this repository. */
  readOptOuts(): Promise<ReadonlySet<string>>
  listRequestedReviewers(): Promise<readonly string[]>
  requestReview(login: string): Promise<void>
  save(suggestion: Suggestion, requested: readonly string[]): Promise<void>
  /** Writes down whose review is awaited, where reviewers were suggested. */
  saveRequested(requested: readonly string[]): Promise<void>
  /** Counts a merged pull request; false for one that is counted already. */
  countReviews(past: PastPullRequest): Promise<boolean>
}

export interface Past {
  readonly read: ReadTally
  /** Merged pull requests that are known. */
  readonly count: number
  readonly isBeingRead: boolean
}

/** Somebody of a linked issue, once for each role. */
export interface LinkedStakeholder {
  readonly issueId: string
  readonly issueKey: IssueKey
  readonly person: JiraPerson
  readonly role: StakeholderRole
  readonly component?: string
}

/** Somebody of the git host. An address is there where the host shows one: it has verified those that it shows. */
export interface GitAccount {
  readonly login: string
  readonly name: string
  readonly email: string | undefined
  readonly isBot: boolean
}

export interface PersonDecision {
  readonly login: string
  readonly accountId: string
  readonly isSame: boolean
}

/** Why somebody is named. What comes from an issue is shown on that issue alone. */
export interface SuggestedReason {
  readonly text: string
  readonly issueId?: string
}

export interface SuggestedReviewer {
  readonly login: string
  readonly name: string
  /** Undefined for somebody whose Jira account nobody knows. */
  readonly accountId: string | undefined
  readonly isStakeholder: boolean
  readonly reasons: readonly SuggestedReason[]
}

/** A stakeholder who cannot review, as far as anybody knows. */
export interface PersonToTell {
  readonly accountId: string
  readonly name: string
  readonly issueId: string
  readonly reason: string
  /** An account of the git host with the same name: a hint, and no proof. */
  readonly perhaps: { readonly login: string; readonly name: string } | undefined
}

export interface Suggestion {
  /** At most three, the one who would most likely review it first. */
  readonly reviewers: readonly SuggestedReviewer[]
  readonly toTell: readonly PersonToTell[]
  /** What a reader should know about how it came to be. */
  readonly note: string | undefined
  /** Made while little of the repository's past had been read. */
  readonly isEarly: boolean
}
