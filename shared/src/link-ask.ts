import { z } from 'zod'
import type { ActionAnswer } from './actions'
import { LinkTarget } from './link-target'

const PullRequestId = z.uuid()

/** What a person asks for on an issue about which pull requests belong to it. */
export const LinkAsk = z.discriminatedUnion('action', [
  z.object({ action: z.literal('confirm-link'), pullRequestId: PullRequestId }),
  z.object({ action: z.literal('reject-link'), pullRequestId: PullRequestId }),
  z.object({ action: z.literal('unlink'), pullRequestId: PullRequestId }),
  z.object({ action: z.literal('take-back-answer'), pullRequestId: PullRequestId }),
  z.object({
    action: z.literal('link-pull-request'),
    pullRequest: LinkTarget,
    /** True once the person has read that somebody unlinked the pair. */
    overrides: z.boolean(),
  }),
  z.object({ action: z.literal('find-pull-requests') }),
  z.object({ action: z.literal('list-open-pull-requests') }),
])
export type LinkAsk = z.infer<typeof LinkAsk>

/** What came of it. A refusal is a sentence for the person. */
export type LinkAnswer =
  | { readonly kind: 'done'; readonly answer: ActionAnswer<LinkAsk['action']> }
  | { readonly kind: 'refused'; readonly message: string }
  /** This person may not edit the issue. */
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'unreachable'; readonly reference: string }

/** The functions of links that the panel may call. */
export type LinkFunctions = {
  askAboutLinks: (ask: LinkAsk) => LinkAnswer
}
