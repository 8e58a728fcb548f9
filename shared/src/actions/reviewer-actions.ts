import { z } from 'zod'
import { GitAccounts } from '../git-accounts'
import type { ActionKind } from './action-kind'
import { AccountId, done, Id, IssueId } from './fields'

/** An account of a git host and one of Jira. */
const aPair = {
  login: z.string().max(100),
  accountId: AccountId,
  isSame: z.boolean(),
}

/** Reviewers of a pull request, and who they are. */
export const reviewerActions = {
  /** Looks once more for people who could review a pull request of an issue. */
  'suggest-reviewers': {
    needs: 'maintainer',
    request: z.object({ issueId: IssueId, pullRequestId: Id }),
    answer: done,
  },
  /** Asks one of those who were suggested for a review; who was asked before stays asked. */
  'request-review': {
    needs: 'maintainer',
    request: z.object({ issueId: IssueId, pullRequestId: Id, login: z.string().max(100) }),
    answer: done,
  },
  /** One comment on the issue for somebody who cannot review; never a second one for the same pull request. */
  'tell-stakeholder': {
    needs: 'maintainer',
    request: z.object({ issueId: IssueId, pullRequestId: Id, accountId: z.string().max(200) }),
    answer: done,
  },
  /**
   * Says whether a git account and somebody of Jira are one person: about a suggested reviewer on an issue, or about any
   * account of a connection.
   */
  'match-person': {
    needs: 'maintainer',
    request: z.union([
      z.object({ issueId: IssueId, pullRequestId: Id, ...aPair }),
      z.object({ connectionId: Id, ...aPair }),
    ]),
    answer: done,
  },
  /** The git accounts of one person, and where they may be suggested as a reviewer. */
  'read-git-accounts': { needs: 'admin', request: z.object({ accountId: AccountId }), answer: GitAccounts },
  /** A git account is not this person's, whatever address or name it shows. */
  'refuse-git-account': {
    needs: 'admin',
    request: z.object({ accountId: AccountId, connectionId: Id, login: z.string().max(100) }),
    answer: done,
  },
  /** Whether a person may be suggested as a reviewer: anywhere, or in one repository. */
  'allow-suggesting': {
    needs: 'admin',
    request: z.object({ accountId: AccountId, repositoryId: Id.optional(), isAllowed: z.boolean() }),
    answer: done,
  },
} as const satisfies Record<string, ActionKind>
