import type { CheckRun } from '@throughline/shared/connection-check'
import { Hono } from 'hono'
import postgres from 'postgres'
import { createSandboxAccount, oauthAppAt } from '../../sandbox/src/atlassian-account/sandbox-account'
import { olu } from '../../sandbox/src/jira/people'
import { connectJira } from '../src/actions/connect-jira'
import { readChecks } from '../src/actions/read-checks'
import { replaceJiraToken } from '../src/actions/replace-jira-token'
import { systemClock } from '../src/clock'
import { addGitHost } from '../src/connections/add-git-host'
import { parseMasterKeys } from '../src/connections/master-keys'
import { createKeyring } from '../src/connections/seal'
import { createDatabase } from '../src/database/database'
import { findFreePort } from '../src/database/embedded-port'
import { loopbackOnly } from '../src/fetch/egress'
import { startIntake } from '../src/intake-process'
import { prepare } from '../src/prepare'
import { sessions } from '../src/sessions/sessions'
import type { Settings } from '../src/settings'
import { startWorkerProcess } from '../src/worker-process'
import { createAsking } from './action-tools'
import { createServedFakes } from './served-fakes'
import { createThrowawayDatabase } from './throwaway-database'
import { eventually } from './world'

const masterKeys = `test:${Buffer.alloc(32, 7).toString('base64')}`
const events = ['pull_request', 'pull_request_review', 'issue_comment']

export type OwnWorld = Awaited<ReturnType<typeof createOwnWorld>>

interface OwnWorldOptions {
  readonly dataCenterVersion?: string
  /** False: nobody can call this companion, and it has to ask. */
  readonly isReachable?: boolean
  readonly languageModel?: Settings['languageModel']
}

/**
 * A companion as a customer runs one, in this process: self-managed, its git host connected, its Jira not yet. Both
 * fakes are on loopback, behind their contracts.
 */
export const createOwnWorld = async ({
  isReachable = true,
  languageModel,
  ...version
}: OwnWorldOptions = {}) => {
  const throwaway = await createThrowawayDatabase()
  const port = await findFreePort()
  const companionUrl = `http://127.0.0.1:${port}`
  const fakes = await createServedFakes({ cloudId: 'cloud-1', ...version })
  const { jira, gitHost, siteUrl } = fakes
  const { account, secondSite } = createSandboxAccount({ jira, companionUrl, clock: systemClock })
  fakes.serveJira(new Hono().route('/', secondSite).route('/', account.app))

  const prepared = await prepare({
    databaseUrl: throwaway.url,
    masterKeys,
    dataFolder: '',
    mode: 'self-managed',
  })
  const tenantId = prepared.selfManagedTenantId ?? ''
  const settings: Settings = {
    databaseUrl: throwaway.url,
    ...prepared,
    host: '127.0.0.1',
    port,
    address: companionUrl,
    workers: 4,
    logLevel: process.env['THROUGHLINE_LOG'] ?? 'silent',
    trust: undefined,
    oauthApp: oauthAppAt(siteUrl),
    isReachable,
    egress: loopbackOnly,
    panelReadSeconds: 30,
    languageModel,
  }
  const intake = await startIntake(settings)
  const worker = await startWorkerProcess(settings)
  const asking = createAsking(settings, tenantId)
  const database = createDatabase({ url: throwaway.url, connections: 2, deadlineMs: 10_000 })
  const superuser = postgres(throwaway.url, { max: 1, onnotice: () => {} })

  const [storefront] = gitHost.repositories().filter(({ name }) => name === 'storefront')
  const { hookId, secret } = await addGitHost(
    { database, keyring: createKeyring(parseMasterKeys(masterKeys)) },
    {
      tenantId,
      host: 'github',
      baseUrl: gitHost.apiUrl,
      token: gitHost.issueToken('olu'),
      repositories: [
        {
          hostRepositoryId: String(storefront?.id),
          name: 'acme/storefront',
          isPrivate: false,
          projectIds: [jira.getProject('SHOP').id],
        },
      ],
    },
  )
  gitHost.addHook({
    repository: 'acme/storefront',
    url: `${companionUrl}/webhooks/${hookId}`,
    secret,
    events,
  })

  const ended = async ({ runId }: CheckRun) =>
    eventually(
      () => asking.ask(readChecks, { runId }),
      ({ state }) => state !== 'running',
    )

  return {
    jira,
    gitHost,
    account,
    tenantId,
    settings,
    companionUrl,
    superuser,
    violations: fakes.violations,

    /** The end of a run that was begun elsewhere. */
    ended: (runId: string) => ended({ runId, state: 'running', checks: [] }),

    /** Lets somebody in who holds the server; their session's id. */
    signIn: () =>
      database.withTenant(tenantId, (sql) =>
        sessions(sql).begin({ name: 'Dana Ortiz', role: 'owner' }, new Date()),
      ),

    /** Connects a Jira as its form does, and waits for the end of its checks. */
    connect: async (typed: TypedJira) => ended(await asking.ask(connectJira, typed)),

    async replaceToken(typed: TypedJira) {
      const [jiraRow] = await superuser`select connection_id as id from connection where host = 'jira'`
      return ended(await asking.ask(replaceJiraToken, { connectionId: String(jiraRow?.['id']), ...typed }))
    },

    /** What Olu, who administers Jira, types for the Cloud site, with a new token. */
    onCloud: (): TypedJira => ({
      url: jira.siteUrl,
      email: olu.emailAddress ?? '',
      expiresOn: inDays(90),
      token: jira.issueApiToken(olu.accountId),
    }),

    /** The same for the Data Center. */
    onDataCenter: (): TypedJira => ({
      url: jira.dataCenterUrl,
      email: '',
      expiresOn: inDays(90),
      token: jira.issuePat(olu.name),
    }),

    /** The issue as the companion knows it; undefined while it does not. */
    async knownIssue(issueId: string) {
      const [row] = await superuser<KnownIssue[]>`
        select key, summary, status, is_deleted as "isDeleted" from issue where issue_id = ${issueId}`
      return row
    },

    /** The jobs that wait, and those that are dead. */
    async jobs() {
      const [row] = await superuser<{ waiting: number; dead: number }[]>`
        select count(*) filter (where attempts < max_attempts)::int as waiting,
          count(*) filter (where attempts >= max_attempts and locked_at is null)::int as dead
        from graphile_worker._private_jobs`
      return row ?? { waiting: 0, dead: 0 }
    },

    async stop() {
      await worker.stop()
      await intake.stop()
      await Promise.all([superuser.end(), database.close(), asking.stop(), fakes.close()])
      await throwaway.drop()
    },
  }
}

interface TypedJira {
  readonly url: string
  readonly email: string
  readonly expiresOn: string
  readonly token: string
}

interface KnownIssue {
  readonly key: string
  readonly summary: string
  readonly status: string
  readonly isDeleted: boolean
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
