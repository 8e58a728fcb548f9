import type { RuleId } from '@throughline/shared/rules'
import type { Document } from '../jira/document'
import type { ChangedFile, PullRequest, PullRequestEventKind } from '../pull-requests/pull-request'

/** What every feature is told: the pull request as its host tells it now, and what it is linked to. */
export interface FeatureEvent {
  readonly pullRequestId: string
  readonly pullRequest: PullRequest
  /** `#42`, as the host writes it. */
  readonly label: string
  /** Jira's ids of the linked issues, reverts' links included. */
  readonly issueIds: readonly string[]
}

/** What a feature may do; nothing else is in its reach. */
export interface FeatureTools {
  getChangedFiles(): Promise<readonly ChangedFile[]>
  /** Keeps exactly one comment under this marker on the issue. Says what it came to. */
  putComment(issueId: string, marker: string, document: Document): Promise<string>
  /** What the panel shows as "What shipped"; the marker is that of its comments. */
  saveSummary(
    marker: string,
    areas: readonly { readonly area: string; readonly text: string }[],
  ): Promise<void>
}

/** What became of one run, for the trace: a sentence that holds no text of the pull request. */
export interface FeatureOutcome {
  readonly outcome: 'done' | 'nothing to do' | 'skipped'
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
