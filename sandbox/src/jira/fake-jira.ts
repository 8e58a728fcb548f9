import type { Clock } from '@throughline/companion/clock'
import { Hono } from 'hono'
import { z } from 'zod'
import { createApi } from './api'
import { createJiraFaults, type JiraFaults } from './faults'
import type { NewIssue } from './issue-store'
import { createOverrides, type OverrideHandler } from './override'
import { appAccount, getPerson, mina, type Person, people } from './people'
import type { JiraProductEvent } from './product-events'
import type { IssueChange } from './records'
import { createRequestLog, type RecordedRequest } from './request-log'
import { seededState } from './seed'
import { type FakeComment, type FakeIssue, type FakeProject, type FakeRemoteLink, JiraState } from './state'
import { createJiraStore } from './store'
import { createTokens, TokenRecords } from './tokens'

export interface FakeJiraOptions {
  readonly cloudId: string
  /** Where people open the site, without a slash at the end. */
  readonly siteUrl: string
  readonly clock: Clock
}

/** A Jira Cloud site in memory. Changes made through its methods are a person's; `by` is an account id. */
export interface FakeJira {
  /** Serves `/ex/jira/:cloudId/rest/api/3/…`. */
  readonly app: Hono
  readonly cloudId: string
  readonly siteUrl: string
  readonly people: readonly Person[]
  /** A token of the app itself, for an hour unless told otherwise. */
  issueSystemToken(options?: { readonly expiresInSeconds?: number }): string
  /** A token with which the app acts for this person. Throws for an unknown account. */
  issueUserToken(accountId: string, options?: { readonly expiresInSeconds?: number }): string
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

  addIssue(issue: NewIssue): FakeIssue
  moveIssue(key: string, newKey: string, by?: string): void
  /** Gives a project another key; its issues follow. */
  renameProject(key: string, newKey: string): void
  /** By the status's name: To Do, In Progress, In Review or Done. */
  setStatus(key: string, status: string, by?: string): void
  editSummary(key: string, summary: string, by?: string): void
  deleteIssue(key: string, by?: string): void
  deleteComment(id: string, by?: string): void

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

  /** Puts the seeded issues back; tokens stay valid, and no id is given twice. */
  reset(): void
  /** Plain JSON, tokens included. */
  snapshot(): unknown
  /** Throws when it is not a snapshot of this fake. */
  restore(snapshot: unknown): void
}

const Snapshot = z.object({ state: JiraState, tokens: TokenRecords })

export function createFakeJira({ cloudId, siteUrl, clock }: FakeJiraOptions): FakeJira {
  const store = createJiraStore(clock)
  const tokens = createTokens(clock)
  const log = createRequestLog(clock)
  const faults = createJiraFaults(clock)
  const overrides = createOverrides()

  const app = new Hono()
  app.use(log.record, overrides.answer, faults.strike)
  app.route(`/ex/jira/${cloudId}/rest/api/3`, createApi({ siteUrl, store, log }, tokens))
  app.notFound((c) => c.json({ code: 404, message: 'No message available' }, 404))

  return {
    app,
    cloudId,
    siteUrl,
    people,
    issueSystemToken: ({ expiresInSeconds = 3_600 } = {}) =>
      tokens.issue(appAccount.accountId, expiresInSeconds),
    issueUserToken: (accountId, { expiresInSeconds = 3_600 } = {}) =>
      tokens.issue(getPerson(accountId).accountId, expiresInSeconds),
    expireTokens: () => tokens.replace([]),

    getProject: store.getProject,
    issues: store.issues,
    findIssue: store.findIssue,
    comments: store.comments,
    remoteLinks: store.remoteLinks,

    addIssue: store.addIssue,
    moveIssue: (key, newKey, by = mina.accountId) => store.moveIssue(key, newKey, by),
    renameProject: store.renameProject,
    setStatus: (key, status, by = mina.accountId) => store.setStatus(key, status, by),
    editSummary: (key, summary, by = mina.accountId) => store.editSummary(key, summary, by),
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
      store.replaceState({ ...seededState(), nextId: store.state().nextId })
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
