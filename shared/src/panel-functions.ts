import { z } from 'zod'
import type { LinkFunctions } from './link-ask'
import type { Panel } from './panel'
import type { FollowUpAsk } from './panel-follow-ups'

/** What the panel's function answers the panel in the browser: the panel, or the reason why there is none. */
export type PanelAnswer =
  | { readonly kind: 'panel'; readonly panel: Panel; readonly isAdmin: boolean; readonly mayEdit: boolean }
  /** This person lacks "View development tools" or may not browse the issue. */
  | { readonly kind: 'not-allowed' }
  /** The companion did not answer, or not in time. The reference is 8 hex characters, for support. */
  | { readonly kind: 'unreachable'; readonly reference: string }

/** What came of asking for the summaries once more. A refusal is a sentence for the person. */
export type WriteAgainAnswer =
  | { readonly kind: 'asked' }
  | { readonly kind: 'refused'; readonly message: string }
  /** This person may not edit the issue. */
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'unreachable'; readonly reference: string }

const PullRequestId = z.uuid()

/** What a person asks for in the section of suggested reviewers, about one pull request. */
export const ReviewerAsk = z.discriminatedUnion('action', [
  z.object({ action: z.literal('suggest-reviewers'), pullRequestId: PullRequestId }),
  z.object({ action: z.literal('request-review'), pullRequestId: PullRequestId, login: z.string() }),
  z.object({ action: z.literal('tell-stakeholder'), pullRequestId: PullRequestId, accountId: z.string() }),
  z.object({
    action: z.literal('match-person'),
    pullRequestId: PullRequestId,
    login: z.string(),
    accountId: z.string(),
    isSame: z.boolean(),
  }),
])
export type ReviewerAsk = z.infer<typeof ReviewerAsk>

/** What came of it. */
export type ReviewerAnswer = WriteAgainAnswer

/** The functions the panel may call, as resolver and panel both see them. */
export type PanelFunctions = {
  readPanel: () => PanelAnswer
  writeSummaryAgain: () => WriteAgainAnswer
  askAboutReviewers: (ask: ReviewerAsk) => ReviewerAnswer
  askAboutFollowUps: (ask: FollowUpAsk) => WriteAgainAnswer
} & LinkFunctions
