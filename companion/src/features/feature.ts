import type { CommentLevel, RuleSettings } from '@throughline/shared/rule-settings'
import type { RuleId } from '@throughline/shared/rules'
import type { Document } from '../jira/document'
import type { FilledField, IssueState, Reason, StatusChange, Transition } from '../jira/moving'
import type { LanguageModel } from '../language-model/language-model'
import type { IssueWork } from '../pull-requests/issue-work'
import type {
  ChangedFile,
  PullRequest,
  PullRequestEventKind,
  ReviewThread,
} from '../pull-requests/pull-request'
import type { FollowUpTools } from './follow-up-tools'
import type { LinkingTools } from './linking-tools'
import type { ReviewingTools } from './reviewing-tools'

/** What every feature is told: the pull request as its host tells it now, and what it is linked to. */
export interface FeatureEvent {
  readonly pullRequestId: string
  readonly pullRequest: PullRequest
  /** `#42`, as the host writes it. */
  readonly label: string
  /** Jira's ids of the linked issues, reverts' links included. */
  readonly issueIds: readonly string[]
  /** Merged pull requests that took this one back and brought it back again, in turn, the first one first. */
  readonly takenBack: readonly { readonly label: string; readonly mergedAt: Date }[]
  /** When that happened, as its host tells; where the host does not, when its delivery came. */
  readonly happenedAt: Date
  /** What somebody set about the rules of its repository; what nobody touched is as it comes. */
  readonly settings: RuleSettings
  /** Since when the feature's rule is on without a break; undefined for one that nobody turned on. */
  readonly onSince: Date | undefined
  readonly now: Date
  /** The one follow-up that a person wants at once. */
  readonly followUpKey?: string | undefined
}

/** A pull request of the same repository that another one took back. */
export interface OriginalPullRequest
  extends Pick<FeatureEvent, 'pullRequestId' | 'pullRequest' | 'label' | 'issueIds' | 'takenBack'> {
  getChangedFiles(): Promise<readonly ChangedFile[]>
}

/** What is kept of a merge summary: for the panel, and to write the same one again. */
export interface SavedSummary {
  readonly pullRequestId: string
  /** That of its comments. */
  readonly marker: string
  readonly why: string | undefined
  readonly areas: readonly { readonly area: string; readonly text: string }[]
  readonly writer: 'extract' | 'language model'
  /** Of what it was written from: the same facts need not be written again. */
  readonly factsDigest: string
  /** The pull request that took it back and still does, as its host writes it. */
  readonly revertedBy: string | undefined
}

/** What a feature may do; nothing else is in its reach. */
export interface FeatureTools {
  getChangedFiles(): Promise<readonly ChangedFile[]>
  /** How much a comment may tell on this issue: by the settings for its project. */
  commentLevelOf(issueId: string): Promise<CommentLevel>
  /** Keeps exactly one comment under this marker on the issue. Says what it came to. */
  putComment(issueId: string, marker: string, document: Document): Promise<string>
  /** What the panel shows as "What shipped". */
  saveSummary(summary: SavedSummary): Promise<void>
  findSummary(pullRequestId: string): Promise<SavedSummary | undefined>
  /** The pull request that this one takes back, directly or by taking back its revert; undefined when it is unknown. */
  findOriginal(): Promise<OriginalPullRequest | undefined>
  /** Undefined where its operator has set none: everything is written without it. */
  readonly languageModel?: LanguageModel | undefined
  /** Undefined for an issue that is gone, or that no pull request may reach. */
  readIssueWork(issueId: string): Promise<IssueWork | undefined>
  moveIssue(issueId: string, plan: MovePlan): Promise<MoveOutcome>
  getReviewThreads(): Promise<readonly ReviewThread[]>
  /** The text of a file as it is in a commit. Undefined where there is none, and for one that is too long to be read. */
  findFileText(path: string, sha: string): Promise<string | undefined>
  /** Where the host shows a line of a file, as it stands after the pull request. */
  urlOfLine(pullRequest: PullRequest, place: { readonly path: string; readonly line: number }): string
  readonly followUps: FollowUpTools
  readonly reviewing: ReviewingTools
  readonly linking: LinkingTools
}

/** The next step of a move, decided from how the issue stands: `go` is taken, the others end it. */
export type MoveStep =
  | { readonly kind: 'go'; readonly transition: Transition; readonly filled: readonly FilledField[] }
  | { readonly kind: 'stays'; readonly why: string }
  | { readonly kind: 'parked'; readonly why: string }

/** How an issue is to be moved. Each question may be asked again, when Jira says something else than a moment ago. */
export interface MovePlan {
  /** It is moved once for that, and never for anything earlier. */
  readonly becauseOf: Reason
  /** Why it stays where it is, as words that go on a sentence; undefined where nothing is against it. */
  staysBecause(state: IssueState, lastChange: StatusChange | undefined): string | undefined
  /** One after the other. */
  readonly steps: readonly ((state: IssueState, transitions: readonly Transition[]) => MoveStep)[]
}

/** What became of it; `why` goes on a sentence and holds no text of the issue. */
export type MoveOutcome =
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'stays'; readonly why: string }
  /** Somebody has to do something first. */
  | { readonly kind: 'parked'; readonly why: string }

/** What became of one run, for the trace: a sentence that holds no text of the pull request. */
export interface FeatureOutcome {
  readonly outcome: 'done' | 'nothing to do' | 'skipped' | 'parked'
  readonly detail: string
}

/** Something Throughline does when something happens to a pull request. One folder each; its name is its rule. */
export interface Feature {
  readonly rule: RuleId
  readonly on: Readonly<
    Partial<
      Record<PullRequestEventKind, (event: FeatureEvent, tools: FeatureTools) => Promise<FeatureOutcome>>
    >
  >
}
