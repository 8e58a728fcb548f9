import { z } from 'zod'
import { CheckRun } from './connection-check'
import { GitAccounts } from './git-accounts'
import { LinkTarget } from './link-target'
import { GitHostId } from './pull-request'
import { FieldAnswer, SettingsId } from './rule-settings'
import { RuleId } from './rules'

/** What a person may do, each including the ones before it. `owner` is who holds the server. */
export const Role = z.enum(['viewer', 'maintainer', 'admin', 'owner'])
export type Role = z.infer<typeof Role>

const Id = z.uuid()
/** What somebody typed; the action says what is wrong with it. */
const Typed = z.string().max(2_000)

const AccountId = z.string().min(1).max(200)
const IssueId = z.string().regex(/^\d{1,20}$/)

/** Names one thing that a pull request leaves to do, or the issue with all of them. */
const LeftOverKey = z.string().min(1).max(300)

/** An account of a git host and one of Jira. */
const aPair = {
  login: z.string().max(100),
  accountId: z.string().min(1).max(200),
  isSame: z.boolean(),
}

const done = z.object({ done: z.literal(true) })

/**
 * Everything a person can ask the companion for: what it takes, what comes back, and the least role. The dashboard and
 * the Forge admin page are two faces of this one list; `companion/src/actions/` has a file for each.
 */
export const actions = {
  /** Starts the checks; nothing is stored before all of them have passed. `read-checks` tells how far they are. */
  'connect-jira': {
    needs: 'admin',
    request: z.object({ url: Typed, email: Typed, expiresOn: Typed, token: z.string().max(10_000) }),
    answer: CheckRun,
  },
  /** The same checks for a new token of a connection. A changed address needs the token typed again, as it is here. */
  'replace-jira-token': {
    needs: 'admin',
    request: z.object({
      connectionId: Id,
      url: Typed,
      email: Typed,
      expiresOn: Typed,
      token: z.string().max(10_000),
    }),
    answer: CheckRun,
  },
  'connect-git-host': {
    needs: 'admin',
    request: z.object({ host: GitHostId, url: Typed, expiresOn: Typed, token: z.string().max(10_000) }),
    answer: CheckRun,
  },
  'replace-git-host-token': {
    needs: 'admin',
    request: z.object({ connectionId: Id, expiresOn: Typed, token: z.string().max(10_000) }),
    answer: CheckRun,
  },
  /** Runs the checks of a stored connection again, in place. */
  'check-again': { needs: 'admin', request: z.object({ connectionId: Id }), answer: CheckRun },
  'read-checks': { needs: 'admin', request: z.object({ runId: Id }), answer: CheckRun },
  /** Deletes its webhooks and destroys its secrets. Says how many webhooks could not be deleted. */
  disconnect: {
    needs: 'admin',
    request: z.object({ connectionId: Id }),
    answer: z.object({ webhooksDeleted: z.int(), webhooksLeft: z.int() }),
  },
  /** Which Jira projects this connection may reach; undefined: all that its account sees. */
  'choose-projects': {
    needs: 'admin',
    request: z.object({ connectionId: Id, projectIds: z.array(z.string()).optional() }),
    answer: done,
  },
  /** What the token of a connection may see, so that some of it can be chosen. */
  'list-repositories': {
    needs: 'admin',
    request: z.object({ connectionId: Id }),
    answer: z.object({
      repositories: z.array(
        z.object({
          hostRepositoryId: z.string(),
          name: z.string(),
          isPrivate: z.boolean(),
          /** False where no webhook can be made. */
          mayAdminister: z.boolean(),
          isArchived: z.boolean(),
          isChosen: z.boolean(),
        }),
      ),
    }),
  },
  /** Chooses repositories of a connection: webhooks are made for new ones and deleted for those left out. */
  'choose-repositories': {
    needs: 'admin',
    request: z.object({ connectionId: Id, hostRepositoryIds: z.array(z.string()).max(5_000) }),
    answer: z.object({ chosen: z.int(), webhooksMade: z.int(), webhooksRefused: z.int() }),
  },
  /** Exactly these Jira projects may be reached by the repository from now on. */
  'map-repository': {
    needs: 'maintainer',
    request: z.object({ repositoryId: Id, projectIds: z.array(z.string()).max(1_000) }),
    answer: done,
  },
  'repair-webhook': {
    needs: 'admin',
    request: z.object({ repositoryId: Id }),
    answer: z.object({ state: z.enum(['works', 'waiting', 'refused']) }),
  },
  /** Refused with `conflict` when somebody else changed the rule after `seenChangedAt`. */
  'set-rule': {
    needs: 'maintainer',
    request: z.object({
      repositoryId: Id,
      ruleId: RuleId,
      isOn: z.boolean(),
      seenChangedAt: z.iso.datetime().optional(),
    }),
    answer: done,
  },
  /** Everything about one rule anew; refused with `conflict` as `set-rule` is. The action reads the settings. */
  'set-rule-settings': {
    needs: 'maintainer',
    request: z.object({
      repositoryId: Id,
      settingsId: SettingsId,
      settings: z.record(z.string(), z.unknown()),
      seenChangedAt: z.iso.datetime().optional(),
    }),
    answer: done,
  },
  /** Lets everything that follows from one delivery happen again; effects that are there are left as they are. */
  'replay-delivery': { needs: 'maintainer', request: z.object({ inboxId: z.string() }), answer: done },
  'replay-given-up': { needs: 'admin', request: z.object({}), answer: z.object({ replayed: z.int() }) },
  /** Every comment about merged pull requests of one issue once more, also where a person deleted it. Says for how many. */
  'write-summary-again': {
    needs: 'maintainer',
    request: z.object({ issueId: z.string().regex(/^\d{1,20}$/) }),
    answer: z.object({ pullRequests: z.int() }),
  },
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
  /** A secret with which one Jira site's app is let in, once, within 15 minutes. Self-managed only. */
  'make-pairing-secret': {
    needs: 'admin',
    request: z.object({}),
    answer: z.object({ secret: z.string(), expiresAt: z.iso.datetime() }),
  },
} as const satisfies Record<string, { needs: Role; request: z.ZodType; answer: z.ZodType }>

export type ActionName = keyof typeof actions
export type ActionRequest<Name extends ActionName> = z.infer<(typeof actions)[Name]['request']>
export type ActionAnswer<Name extends ActionName> = z.infer<(typeof actions)[Name]['answer']>

/** Whether somebody with the one role may do what needs the other. */
export const mayDo = (held: Role, needed: Role): boolean =>
  Role.options.indexOf(held) >= Role.options.indexOf(needed)
