import type { Clock } from '@throughline/companion/clock'
import { Hono } from 'hono'
import { z } from 'zod'
import { createJiraFaults, type JiraFaults } from './faults'
import { createInterfaces, type DataCenter } from './interfaces'
import type { NewIssue } from './issue-store'
import { createOverrides, type OverrideHandler } from './override'
import { appAccount, getPerson, getPersonNamed, mina, type Person, people } from './people'
import type { JiraProductEvent } from './product-events'
import type { IssueChange } from './records'
import { createRequestLog, type RecordedRequest } from './request-log'
import { seededState } from './seed'
import {
  type FakeComment,
  type FakeHistory,
  type FakeIssue,
  type FakeProject,
  type FakeRemoteLink,
  type FakeWebhook,
  JiraState,
} from './state'
import { createJiraStore } from './store'
import { createTokens, TokenRecords } from './tokens'
import type { SentWebhook } from './webhooks/webhook-sender'
import { type ScreenField, type WorkflowChange, workflowOf } from './workflow-change'

export interface FakeJiraOptions {
  readonly cloudId: string
  /** Where people open the site, without a slash at the end. */
  readonly siteUrl: string
  readonly clock: Clock
  /** Unless told, a 10.3 below `/jira`. */
  readonly dataCenter?: Partial<DataCenter>
  /** Before a webhook's second attempt; doubled before each next one. */
  readonly retryDelayMs?: number
}

/**
 * A Jira in memory: a Cloud site, and the same issues once more as a Data Center serves them. Changes made through its
 * methods are a person's; `by` is an account id.
 */
export interface FakeJira {
  /**
   * Serves `/ex/jira/:cloudId/rest/api/3/…` to bearer tokens, `/rest/api/3/…` to e-mail and API token, and the Data
   * Center's `/jira/rest/api/2/…` to personal access tokens.
   */
  readonly app: Hono
  readonly cloudId: string
  readonly siteUrl: string
  /** The Data Center's address, context path included, without a slash at the end. */
  readonly dataCenterUrl: string
  readonly people: readonly Person[]
  /** A token of the app itself, for an hour unless told otherwise. */
  issueSystemToken(options?: { readonly expiresInSeconds?: number }): string
  /** A token with which the app acts for this person. Throws for an unknown account. */
  issueUserToken(accountId: string, options?: { readonly expiresInSeconds?: number }): string
  /** Lets calls with this token of OAuth in at the gateway, on behalf of this account. */
  admitToken(token: string, accountId: string, options: { readonly expiresInSeconds: number }): void
  /** With which webhooks of apps are signed from now on. */
  signForApps(secret: string): void
  /** An API token of this account, for the Cloud site's own address; for a year unless told otherwise. */
  issueApiToken(accountId: string, options?: { readonly expiresInSeconds?: number }): string
  /** A personal access token of the Data Center for the person of this name; for a year unless told otherwise. */
  issuePat(name: string, options?: { readonly expiresInSeconds?: number }): string
  /** From now on this token, of whatever kind, is not accepted. */
  revokeToken(token: string): void
  /** From now on no token issued so far is accepted. */
  expireTokens(): void

  /** By id, key or former key. Throws when the site has none. */
  getProject(idOrKey: string): FakeProject
  issues(): readonly FakeIssue[]
  /** By id, key or former key. */
  findIssue(idOrKey: string): FakeIssue | undefined
  /** Oldest first. */
  comments(issueId: string): readonly FakeComment[]
  remoteLinks(issueId: string): readonly FakeRemoteLink[]
  /** The changelog, oldest first. */
  histories(issueId: string): readonly FakeHistory[]

  /** Of both, as administrators have made them. */
  webhooks(): readonly FakeWebhook[]
  /** The newest events that went to webhooks, oldest first; each once it has been answered or given up. */
  sentWebhooks(): readonly SentWebhook[]

  addIssue(issue: NewIssue): FakeIssue
  moveIssue(key: string, newKey: string, by?: string): void
  /** Gives a project another key; its issues follow. */
  renameProject(key: string, newKey: string): void
  /** By the status's name: To Do, In Progress, In Review or Done. */
  setStatus(key: string, status: string, by?: string): void
  /** What transitions of a project ask for and which of them are not open, from now on; statuses by name. */
  changeWorkflow(projectKey: string, change: WorkflowChange): void
  /** What the screen for a new issue asks for beside what every issue has, from now on. */
  changeCreateScreen(projectKey: string, fields: readonly ScreenField[]): void
  /** Ids of the issues that are linked with this one. */
  linkedWith(issueId: string): readonly string[]
  /** From now on customers read along: comments are shown to them unless they are internal. */
  makeServiceProject(key: string, options?: { readonly ignoresInternal?: boolean }): void
  /** What was sent to customers of service projects. */
  customerMails(): JiraState['customerMails']
  editSummary(key: string, summary: string, by?: string): void
  deleteIssue(key: string, by?: string): void
  deleteComment(id: string, by?: string): void

  /** Closes the account of somebody who leaves the company. */
  leave(accountId: string): void

  /** Hears of every change, whoever made it. */
  onChange(listener: (change: IssueChange) => void): () => void
  /** Hears what Jira tells an installed Forge app. */
  onProductEvent(listener: (event: JiraProductEvent) => void): () => void

  readonly faults: JiraFaults
  /** The last 500 calls, oldest first. */
  readonly requests: readonly RecordedRequest[]
  /** Calls that a strict schema refused, and calls of operations this site does not have. */
  readonly violations: readonly string[]
  override(handler: OverrideHandler): () => void

  /** Puts the seeded issues back; tokens and webhooks stay, and no id is given twice. */
  reset(): void
  /** Plain JSON, tokens included. */
  snapshot(): unknown
  /** Throws when it is not a snapshot of this fake. */
  restore(snapshot: unknown): void
}

const Snapshot = z.object({ state: JiraState, tokens: TokenRecords })

const YEAR_SECONDS = 365 * 24 * 3_600

export function createFakeJira(options: FakeJiraOptions): FakeJira {
  const { cloudId, siteUrl, clock, dataCenter, retryDelayMs = 500 } = options
  const store = createJiraStore(clock)
  const tokens = createTokens(clock)
  const log = createRequestLog(clock)
  const faults = createJiraFaults(clock)
  const overrides = createOverrides()

  let appSecret = 'nobody knows it'
  const interfaces = createInterfaces({
    appSecret: () => appSecret,
    cloudId,
    siteUrl,
    dataCenter: { contextPath: '/jira', version: '10.3.24', ...dataCenter },
    store,
    tokens,
    log,
    faults,
    clock,
    retryDelayMs,
  })

  const app = new Hono()
  const { pathname } = new URL(`${interfaces.dataCenterUrl}/rest/`)
  for (const path of new Set(['/ex/', '/rest/', pathname]))
    app.use(`${path}*`, log.record, overrides.answer, faults.strike)
  app.route('/', interfaces.app)
  app.notFound((c) => c.json({ code: 404, message: 'No message available' }, 404))

  return {
    app,
    cloudId,
    siteUrl,
    dataCenterUrl: interfaces.dataCenterUrl,
    people,
    issueSystemToken: ({ expiresInSeconds = 3_600 } = {}) =>
      tokens.issue(appAccount.accountId, expiresInSeconds),
    issueUserToken: (accountId, { expiresInSeconds = 3_600 } = {}) =>
      tokens.issue(getPerson(accountId).accountId, expiresInSeconds),
    admitToken: (token, accountId, { expiresInSeconds }) =>
      tokens.admit(token, getPerson(accountId).accountId, expiresInSeconds, 'oauth'),
    signForApps(secret) {
      appSecret = secret
    },
    issueApiToken: (accountId, { expiresInSeconds = YEAR_SECONDS } = {}) =>
      tokens.issue(getPerson(accountId).accountId, expiresInSeconds, 'api-token'),
    issuePat: (name, { expiresInSeconds = YEAR_SECONDS } = {}) =>
      tokens.issue(getPersonNamed(name).accountId, expiresInSeconds, 'pat'),
    revokeToken: tokens.revoke,
    expireTokens: () => tokens.replace([]),

    getProject: store.getProject,
    issues: store.issues,
    findIssue: store.findIssue,
    comments: store.comments,
    remoteLinks: store.remoteLinks,
    histories: store.histories,

    webhooks: store.webhooks,
    sentWebhooks: () => interfaces.senders.flatMap(({ sent }) => sent),

    addIssue: store.addIssue,
    moveIssue: (key, newKey, by = mina.accountId) => store.moveIssue(key, newKey, by),
    renameProject: store.renameProject,
    setStatus: (key, status, by = mina.accountId) => store.setStatus(key, status, by),
    changeWorkflow: (projectKey, change) =>
      store.setWorkflow(workflowOf(store.getProject(projectKey).id, change)),
    changeCreateScreen: store.setCreateScreen,
    linkedWith: (issueId) =>
      store.linksOf(issueId).map(({ inwardId, outwardId }) => (inwardId === issueId ? outwardId : inwardId)),
    makeServiceProject: (key, { ignoresInternal = false } = {}) =>
      void Object.assign(store.getProject(key), { isService: true, ignoresInternal }),
    customerMails: () => store.state().customerMails,
    editSummary: (key, summary, by = mina.accountId) => store.editSummary(key, summary, by),
    leave: store.leave,
    deleteIssue: (key, by = mina.accountId) => store.deleteIssue(key, by),
    deleteComment(id, by = mina.accountId) {
      const comment = store.findComment(id)
      if (!comment) throw new Error(`The sandbox's Jira has no comment ${id}.`)
      store.deleteComment(comment, by)
    },

    onChange: store.onChange,
    onProductEvent: store.onProductEvent,

    faults,
    requests: log.requests,
    violations: log.violations,
    override: overrides.add,

    reset() {
      const { nextId, webhooks } = store.state()
      store.replaceState({ ...seededState(), nextId, webhooks })
      faults.set({ kind: 'none' })
      log.clear()
    },
    snapshot: () => structuredClone({ state: store.state(), tokens: tokens.all() }),
    restore(snapshot) {
      const restored = Snapshot.parse(structuredClone(snapshot))
      tokens.replace(restored.tokens)
      store.replaceState(restored.state)
    },
  }
}
