import { z } from 'zod'
import { FieldAnswer } from '../rule-settings'
import type { ActionKind } from './action-kind'
import { done, Id, IssueId } from './fields'

/** Names one thing that a pull request leaves to do, or the issue with all of them. */
const LeftOverKey = z.string().min(1).max(300)

/** What a pull request leaves to do. */
export const followUpActions = {
  /** Makes an issue of one thing that a pull request leaves to do, without waiting for the merge. */
  'create-follow-up': {
    needs: 'maintainer',
    request: z.object({ issueId: IssueId, pullRequestId: Id, itemKey: LeftOverKey }),
    answer: done,
  },
  /** Says that nothing will come of it, or takes that back. It stays so, however often it is seen. */
  'dismiss-left-over': {
    needs: 'maintainer',
    request: z.object({
      issueId: IssueId,
      pullRequestId: Id,
      itemKey: LeftOverKey,
      isDismissed: z.boolean(),
    }),
    answer: done,
  },
  /** Lets a follow-up go on that waits for somebody, with answers for the fields that its project requires. */
  'fill-in-and-create': {
    needs: 'maintainer',
    request: z.object({
      issueId: IssueId,
      pullRequestId: Id,
      followUpKey: LeftOverKey,
      answers: z.array(FieldAnswer).max(30),
    }),
    answer: done,
  },
} as const satisfies Record<string, ActionKind>
