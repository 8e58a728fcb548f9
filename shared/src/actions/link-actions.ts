import { z } from 'zod'
import { LinkTarget } from '../link-target'
import type { ActionKind } from './action-kind'
import { done, Id, IssueId } from './fields'

/** Which issues a pull request belongs to. */
export const linkActions = {
  /** A suggested pull request belongs to the issue: it is linked from now on. */
  'confirm-link': {
    needs: 'maintainer',
    request: z.object({ issueId: IssueId, pullRequestId: Id }),
    answer: done,
  },
  /** It does not, and is not suggested for this issue again. */
  'reject-link': {
    needs: 'maintainer',
    request: z.object({ issueId: IssueId, pullRequestId: Id }),
    answer: done,
  },
  /** Ends a link for good, whatever made it: only a later link by hand overrides that. */
  unlink: {
    needs: 'maintainer',
    request: z.object({ issueId: IssueId, pullRequestId: Id }),
    answer: done,
  },
  /** Takes back what the same person said about a pair a moment ago, as if it had not been said. */
  'take-back-answer': {
    needs: 'maintainer',
    request: z.object({ issueId: IssueId, pullRequestId: Id }),
    answer: done,
  },
  /** Links a pull request by hand. A pair that somebody unlinked is linked only by who says to override that. */
  'link-pull-request': {
    needs: 'maintainer',
    request: z.object({ issueId: IssueId, pullRequest: LinkTarget, overrides: z.boolean() }),
    answer: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('linked'), pullRequestId: z.string(), label: z.string() }),
      z.object({ outcome: z.literal('unlinked-before'), name: z.string(), at: z.iso.datetime() }),
    ]),
  },
  /** Decides once more which issue a pull request without a key belongs to. */
  'find-issue': { needs: 'maintainer', request: z.object({ pullRequestId: Id }), answer: done },
  /** Looks through the open pull requests that may reach the issue, for its key and for what fits it. Says how many. */
  'find-pull-requests': {
    needs: 'maintainer',
    request: z.object({ issueId: IssueId }),
    answer: z.object({ pullRequests: z.int() }),
  },
  /** Those that may be linked to the issue by hand, the latest changed first. */
  'list-open-pull-requests': {
    needs: 'maintainer',
    request: z.object({ issueId: IssueId }),
    answer: z.object({
      pullRequests: z.array(
        z.object({
          pullRequestId: z.string(),
          repository: z.string(),
          label: z.string(),
          title: z.string(),
          author: z.string(),
          updatedAt: z.iso.datetime(),
        }),
      ),
    }),
  },
} as const satisfies Record<string, ActionKind>
