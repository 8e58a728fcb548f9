import type { Clock } from '@throughline/companion/clock'
import { Hono } from 'hono'
import { z } from 'zod'
import { createOverrides, type OverrideHandler } from '../jira/override'
import { createRequestLog, type RecordedRequest } from '../jira/request-log'
import { createAnnounce } from './announce'
import { createApi, createGraphql } from './api'
import { createGitHostFaults, type GitHostFaults } from './faults'
import { createPages } from './pages/pages'
import { withPast } from './past'
import type { PullRequestName, PullRequestSteps } from './pull-request-steps'
import { type RepositorySteps, repositorySteps } from './repository-steps'
import { seededState } from './seed'
import {
  type Account,
  type Delivery,
  type FakePullRequest,
  type FakeRepository,
  GitHostState,
  Hook,
} from './state'
import { createSteps } from './steps'
import { createGitHostStore, type GitHostChange } from './store'
import { createTokens, type NewToken, TokenRecords } from './tokens'
import { createWebhooks } from './webhooks'

export interface FakeGitHostOptions {
  /** What people call this host; its pages say it. */
  readonly name: string
  /** Where people open it, without a slash at the end. */
  readonly publicUrl: string
  readonly clock: Clock
  /** How long a webhook may wait for its answer; 10 s unless told otherwise, as on GitHub. */
  readonly webhookTimeoutMs?: number
  /** Whether the storefront has merged pull requests of the last months, for what learns from them. */
  readonly hasPast?: boolean
}

export interface NewHook {
  readonly repository: string
  readonly url: string
  readonly secret?: string
  readonly events: readonly string[]
}

/** A GitHub Enterprise Server in memory. Every step resolves after its webhooks were answered, or not answered in time. */
export interface FakeGitHost extends PullRequestSteps, RepositorySteps {
  /** Serves `/api/v3/…` and `/api/graphql` for programs, `/` and `/{owner}/{repo}/pull/{n}` for people. */
  readonly app: Hono
  readonly name: string
  readonly publicUrl: string
  /** Where its REST interface is: `{publicUrl}/api/v3`. */
  readonly apiUrl: string
  /** A personal access token of this account. Throws for an unknown login. */
  issueToken(login: string, token?: NewToken): string
  revokeTokens(): void

  accounts(): readonly Account[]
  repositories(): readonly FakeRepository[]
  findRepository(name: string): FakeRepository | undefined
  /** Newest first; of all repositories unless one is named. */
  pullRequests(repository?: string): readonly FakePullRequest[]
  findPullRequest(name: PullRequestName): FakePullRequest | undefined

  /** Unlike one that is made through the REST interface, it is not pinged. */
  addHook(hook: NewHook): Hook
  removeHook(id: number): void
  /** As on the page of its settings. */
  switchOffHook(id: number): void
  hooks(repository?: string): readonly Hook[]
  /** Oldest first. */
  deliveries(): readonly Delivery[]
  /** The same id and body once more. Throws when nothing was ever delivered under this id. */
  redeliver(id: string): Promise<Delivery>

  onChange(listener: (change: GitHostChange) => void): () => void
  readonly faults: GitHostFaults
  /** The last 500 calls of the REST interface, oldest first. */
  readonly requests: readonly RecordedRequest[]
  /** Calls that a strict schema refused, and calls of operations this host does not have. */
  readonly violations: readonly string[]
  override(handler: OverrideHandler): () => void

  /** Puts the seeded repositories back; hooks and tokens stay, and no id is given twice. */
  reset(): void
  /** Plain JSON, hooks and tokens included. */
  snapshot(): unknown
  /** Throws when it is not a snapshot of this fake. */
  restore(snapshot: unknown): void
}

const Snapshot = z.object({ state: GitHostState, hooks: z.array(Hook), tokens: TokenRecords })

export function createFakeGitHost(options: FakeGitHostOptions): FakeGitHost {
  const { name, publicUrl, clock, webhookTimeoutMs = 10_000 } = options
  const apiUrl = `${publicUrl}/api/v3`
  const seed = () => (options.hasPast ? withPast(seededState(), clock()) : seededState())
  const store = createGitHostStore(clock, seed)
  const tokens = createTokens(clock)
  const log = createRequestLog(clock)
  const faults = createGitHostFaults(clock)
  const overrides = createOverrides()
  const webhooks = createWebhooks({ publicUrl, store, faults, timeoutMs: webhookTimeoutMs })
  const host = { publicUrl, apiUrl, store }

  const app = new Hono()
  for (const path of ['/api/v3/*', '/api/graphql']) app.use(path, log.record)
  app.use(overrides.answer, faults.strike)
  const server = { ...host, webhooks, log }
  app.route('/api/v3', createApi(server, tokens, clock))
  app.route('/api/graphql', createGraphql(server, tokens, clock))
  const steps = createSteps(host, createAnnounce(host, webhooks))
  app.route('/', createPages(name, store, steps))

  return {
    app,
    name,
    publicUrl,
    apiUrl,
    issueToken: (login, token = {}) => tokens.issue(store.getAccount(login).login, token),
    revokeTokens: () => tokens.replace([]),

    accounts: store.accounts,
    repositories: store.repositories,
    findRepository: store.findRepository,
    pullRequests: (repository) =>
      store.pullRequests(repository ? store.getRepository(repository).id : undefined),
    findPullRequest({ repository, number }) {
      const found = store.findRepository(repository)
      return found && store.findPullRequest(found.id, number)
    },

    ...steps,
    ...repositorySteps(host, webhooks),

    addHook({ repository, url, secret, events }) {
      const hook = { url, events: [...events], ...(secret !== undefined && { secret }) }
      return store.addHook(store.getRepository(repository).id, hook)
    },
    removeHook: store.removeHook,
    switchOffHook: (id) => store.changeHook(id, { isActive: false }),
    hooks: (repository) => store.hooks(repository ? store.getRepository(repository).id : undefined),
    deliveries: () => store.state().deliveries,
    redeliver: webhooks.redeliver,

    onChange: store.onChange,
    faults,
    requests: log.requests,
    violations: log.violations,
    override: overrides.add,

    reset() {
      store.replaceState({ ...seed(), nextId: store.state().nextId })
      faults.set({ kind: 'none' })
      log.clear()
    },
    snapshot: () => structuredClone({ state: store.state(), hooks: store.hooks(), tokens: tokens.all() }),
    restore(snapshot) {
      const restored = Snapshot.parse(structuredClone(snapshot))
      tokens.replace(restored.tokens)
      store.replaceState(restored.state, restored.hooks)
    },
  }
}
