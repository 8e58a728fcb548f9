import { z } from 'zod'
import { LinkSignal } from './link-signal'
import { PanelFollowUps } from './panel-follow-ups'
import { GitHostId, PullRequestState, Verdict } from './pull-request'

/** Where the issue's key stands in the pull request, or who linked it; the panel turns it into a sentence. */
export const WhyLinked = z.discriminatedUnion('place', [
  z.object({ place: z.literal('branch'), writtenKey: z.string(), branch: z.string() }),
  z.object({ place: z.literal('title'), writtenKey: z.string() }),
  z.object({ place: z.literal('description'), writtenKey: z.string(), closingWord: z.string().optional() }),
  z.object({ place: z.literal('commit'), writtenKey: z.string(), sha: z.string(), subject: z.string() }),
  /** Nobody wrote the key. The confidence is of 100, and the strongest signal comes first. */
  z.object({ place: z.literal('inferred'), confidence: z.int(), signals: z.array(LinkSignal) }),
  /** Somebody confirmed a suggestion, or linked it by hand. */
  z.object({
    place: z.literal('person'),
    name: z.string().optional(),
    at: z.string(),
    isConfirmed: z.boolean(),
  }),
])
export type WhyLinked = z.infer<typeof WhyLinked>
/** A link that stands on a written key. */
export type WhyWritten = Extract<WhyLinked, { readonly writtenKey: string }>

/** A person of the git host, named as that host names them. */
export const PanelPerson = z.object({ name: z.string(), isBot: z.boolean() })
export type PanelPerson = z.infer<typeof PanelPerson>

/** One row of the panel. Times are ISO strings in UTC; `label` is the number as the host writes it (`#42`, `!118`). */
export const PanelPullRequest = z.object({
  id: z.string(),
  label: z.string(),
  title: z.string(),
  url: z.string(),
  state: PullRequestState,
  isRevert: z.boolean(),
  branch: z.string(),
  baseBranch: z.string(),
  /** The last commit of the branch, as the companion knows it. */
  headSha: z.string(),
  author: PanelPerson,
  reviews: z.array(z.object({ name: z.string(), verdict: Verdict })),
  openedAt: z.string(),
  updatedAt: z.string(),
  mergedAt: z.string().optional(),
  why: WhyLinked,
  /** Whether who looks opened it, as far as anybody said so. */
  isYours: z.boolean().optional(),
})
export type PanelPullRequest = z.infer<typeof PanelPullRequest>

/** The linked pull requests of one repository, in reading order: open, draft, merged, declined; newest first in each. */
export const PanelRepository = z.object({
  id: z.string(),
  name: z.string(),
  host: GitHostId,
  pullRequests: z.array(PanelPullRequest),
})
export type PanelRepository = z.infer<typeof PanelRepository>

/** Why a merged pull request has no comment on the issue. A detail is a sentence of its trace. */
export const NoComment = z.discriminatedUnion('because', [
  /** A person deleted it; it comes back once a person asks. */
  z.object({ because: z.literal('deleted') }),
  z.object({ because: z.literal('waiting') }),
  /** By the settings for its project. */
  z.object({ because: z.literal('level-off') }),
  z.object({ because: z.literal('rule-off') }),
  z.object({ because: z.literal('skipped'), detail: z.string() }),
  z.object({ because: z.literal('gave-up'), detail: z.string() }),
])
export type NoComment = z.infer<typeof NoComment>

/**
 * A merged pull request, and what shipped with it: no areas where nothing is told of it. `isPosted` says whether it also
 * stands as a comment on the issue.
 */
export const PanelSummary = z.object({
  pullRequestId: z.string(),
  label: z.string(),
  url: z.string(),
  title: z.string(),
  /** In the description's own words. */
  why: z.string().optional(),
  areas: z.array(z.object({ area: z.string(), text: z.string() })),
  mergedAt: z.string(),
  mergedBy: z.string().optional(),
  baseBranch: z.string(),
  fileCount: z.int(),
  isPosted: z.boolean(),
  /** The pull request that took it back and still does, as its host writes it. */
  revertedBy: z.string().optional(),
  /** Absent where it is posted, and where nobody knows. */
  noComment: NoComment.optional(),
})
export type PanelSummary = z.infer<typeof PanelSummary>

/** How the issue's status follows its pull requests. What is in `why` goes on a sentence. */
export const PanelMove = z.discriminatedUnion('state', [
  z.object({ state: z.literal('moved'), to: z.string(), lastMergedAt: z.string() }),
  /** Not before something else has happened. */
  z.object({ state: z.literal('not-yet'), why: z.string() }),
  /** Somebody has to do something first. */
  z.object({ state: z.literal('parked'), why: z.string() }),
])
export type PanelMove = z.infer<typeof PanelMove>

/** Somebody who could review a pull request. `reason` goes on their name. */
export const PanelReviewer = z.object({
  login: z.string(),
  name: z.string(),
  /** Absent for somebody whose Jira account nobody knows. */
  accountId: z.string().optional(),
  isStakeholder: z.boolean(),
  reason: z.string(),
  isRequested: z.boolean(),
})
export type PanelReviewer = z.infer<typeof PanelReviewer>

/** A stakeholder of the issue who cannot review, as far as anybody knows. */
export const PanelToTell = z.object({
  accountId: z.string(),
  name: z.string(),
  reason: z.string(),
  isTold: z.boolean(),
  /** An account of the git host with the same name: a hint, and no proof. */
  perhaps: z.object({ login: z.string(), name: z.string() }).optional(),
})
export type PanelToTell = z.infer<typeof PanelToTell>

/** Who could review an open pull request, the likeliest first, and who should hear of it. */
export const PanelSuggestion = z.object({
  pullRequestId: z.string(),
  label: z.string(),
  repository: z.string(),
  reviewers: z.array(PanelReviewer),
  toTell: z.array(PanelToTell),
  /** What a reader should know about how it came to be. */
  note: z.string().optional(),
})
export type PanelSuggestion = z.infer<typeof PanelSuggestion>

/** A pull request in which nobody wrote a key, and which may belong to this issue. */
export const PanelLinkSuggestion = z.object({
  pullRequestId: z.string(),
  label: z.string(),
  title: z.string(),
  url: z.string(),
  state: PullRequestState,
  repository: z.string(),
  host: GitHostId,
  author: PanelPerson,
  openedAt: z.string(),
  /** Of 100. */
  confidence: z.int(),
  /** The strongest first. */
  signals: z.array(LinkSignal),
  /** True for the one issue that is asked about; false for one of a list. */
  isQuestion: z.boolean(),
  /** Sentences: why it is asked though it is sure enough. */
  askedBecause: z.array(z.string()),
  /** Whether who looks opened it, as far as anybody said so. */
  isYours: z.boolean().optional(),
})
export type PanelLinkSuggestion = z.infer<typeof PanelLinkSuggestion>

/** What stands above the rows while something needs an admin. */
export const PanelHealth = z.object({
  /** The connection that is worst off. */
  trouble: z
    .object({
      host: z.union([GitHostId, z.literal('jira')]),
      state: z.enum(['expiring', 'expired', 'revoked']),
      /** When its token ends. */
      endsAt: z.string().optional(),
      /** When a call on it was good last. */
      lastOkAt: z.string().optional(),
    })
    .optional(),
  /** Without a licence everything stays visible, and nothing is written. */
  hasLicenceEnded: z.boolean().optional(),
})
export type PanelHealth = z.infer<typeof PanelHealth>

/** The read model of one issue. An empty `repositories` means that nothing is linked yet. */
export const Panel = z.object({
  /** Empty from the companion for an issue that no pull request names; the panel's function fills it in. */
  issueKey: z.string(),
  /** False until an admin has connected a first git host to this site. */
  hasGitHost: z.boolean(),
  repositories: z.array(PanelRepository),
  /** Absent where there is nothing to say: before the first merge, and where no rule moves the issue. */
  move: PanelMove.optional(),
  /** Newest merge first, reverts left out. */
  summaries: z.array(PanelSummary),
  /** Of open pull requests, in the order of the rows. Absent from a companion that is older than this. */
  suggestions: z.array(PanelSuggestion).optional(),
  /** Which may belong to the issue, the likeliest first. Absent from a companion that is older than this. */
  linkSuggestions: z.array(PanelLinkSuggestion).optional(),
  /** Absent from a companion that is older than this. */
  followUps: PanelFollowUps.optional(),
  /** How long the panel may wait before it asks again while nobody touches it. */
  nextReadSeconds: z.number().positive(),
  /** Absent from a companion that is older than this. */
  health: PanelHealth.optional(),
})
export type Panel = z.infer<typeof Panel>

/** What the Forge app asks the companion for, after it has checked what this person may see in Jira. */
export const PanelRequest = z.object({
  issueId: z.string().regex(/^\d{1,20}$/),
  accountId: z.string().min(1),
})
export type PanelRequest = z.infer<typeof PanelRequest>
