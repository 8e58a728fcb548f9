import postgres from 'postgres'
import { createFakeGitHost } from '../../sandbox/src/git-host/fake-git-host'
import { createFakeJira } from '../../sandbox/src/jira/fake-jira'
import type { Clock } from '../src/clock'
import type { Access } from '../src/connections/access'
import { connections } from '../src/connections/connections'
import type { Database, TenantSql } from '../src/database/database'
import type { Locks } from '../src/database/locks'
import type { SafeFetch } from '../src/fetch/safe-fetch'
import type { GitHostClient } from '../src/git-hosts/git-host'
import { github } from '../src/git-hosts/github/github'
import { jiraOverRest } from '../src/jira/jira-over-rest'
import type { JobName, JobPayloads } from '../src/jobs/add-jobs'
import { createHandleDelivery } from '../src/pipeline/handle-delivery'
import { createMirrorLink } from '../src/pipeline/mirror-link'
import { createRefreshIssue } from '../src/pipeline/refresh-issue'
import { createRunFeature } from '../src/pipeline/run-feature'
import { createTellPullRequest } from '../src/pipeline/tell-pull-request'
import { repositories } from '../src/pull-requests/repositories'
import { createInstalledTenant } from './installed-tenant'

const gitHostUrl = 'http://git.test'
const jiraUrl = 'http://jira.test'

/**
 * The pipeline without doors, workers and sockets: real rows under the tenant's own rights, and both fakes called as
 * functions. For tests that run it some thousand times, one thing after the other: nobody has to hold a lock, and each
 * statement is a transaction of its own, on one session that names the tenant once.
 */
export const createPipelineAlone = async (clock: Clock) => {
  const tenant = await createInstalledTenant()
  const { superuser, tenantId } = tenant
  const session = postgres(tenant.url, {
    max: 1,
    onnotice: () => {},
    connection: { options: `-c role=throughline_app -c app.tenant=${tenantId}` },
  })
  const database: Database = {
    ...tenant.database,
    withTenant: (_, work) => work(session as unknown as TenantSql),
  }
  const jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: jiraUrl, clock })
  const gitHost = createFakeGitHost({ name: 'Test Git', publicUrl: gitHostUrl, clock })

  const fetch: SafeFetch = async (url, request) =>
    (url.startsWith(gitHostUrl) ? gitHost.app : jira.app).request(url, request)
  const jiraToken = jira.issueSystemToken()
  const jiraBase = `${jiraUrl}/ex/jira/${jira.cloudId}`
  const auth = { baseUrl: jiraBase, authorize: async () => ({ authorization: `Bearer ${jiraToken}` }) }
  const gitHostToken = gitHost.issueToken('olu')
  const client = onceForAll(github.createClient({ baseUrl: gitHost.apiUrl, token: gitHostToken, fetch }))
  const access: Access = {
    jiraOf: async () => ({ connectionId: tenant.connectionId, jira: jiraOverRest(auth, fetch) }),
    gitHostOf: async () => client,
  }
  const locks: Locks = { hold: (_, work) => work(), close: async () => {} }
  const options = { database, locks, access, clock }

  const connectionId = crypto.randomUUID()
  await database.withTenant(tenantId, async (sql) => {
    const { apiUrl: baseUrl } = gitHost
    await connections(sql).add({ connectionId, host: 'github', mode: 'pat', baseUrl, sealedToken: '' })
    for (const { id, owner, name } of gitHost.repositories().filter(({ isPrivate }) => !isPrivate)) {
      const seen = { hostRepositoryId: String(id), name: `${owner}/${name}`, isPrivate: false }
      const repositoryId = await repositories(sql).choose(connectionId, seen)
      await repositories(sql).map(repositoryId, jira.getProject('SHOP').id)
    }
  })

  const run: { readonly [Name in JobName]: (payload: JobPayloads[Name]) => Promise<void> } = {
    'handle-delivery': createHandleDelivery(options),
    'refresh-issue': createRefreshIssue(options),
    'mirror-link': createMirrorLink(options),
    'run-feature': createRunFeature(options),
    'read-review-history': async () => {},
    'tell-pull-request': createTellPullRequest(options),
    'tell-stakeholder': async () => {},
    reconcile: async () => {},
    'sync-issues': async () => {},
    'poll-jira': async () => {},
  }

  return {
    ...tenant,
    jira,
    gitHost,

    /** Puts what the git host has sent into the inbox, as the door would. Returns the inbox ids, oldest first. */
    async keepDeliveries(): Promise<readonly string[]> {
      const ids: string[] = []
      for (const { id, event, requestBody } of gitHost.deliveries()) {
        const [row] = await superuser<{ id: string }[]>`
          insert into inbox (tenant_id, connection_id, delivery_id, event, body)
          values (${tenantId}, ${connectionId}, ${id}, ${event}, ${requestBody}) returning inbox_id::text as id`
        ids.push(row?.id ?? '')
      }
      return ids
    },

    handleDelivery: (inboxId: string) => run['handle-delivery']({ tenantId, inboxId }),

    /** Takes the jobs that wait, in their order, and does them. */
    async workOff(): Promise<void> {
      const jobs = await superuser<{ name: JobName; payload: never }[]>`
        with taken as (delete from graphile_worker._private_jobs returning id, task_id, payload)
        select task.identifier as name, taken.payload from taken
        join graphile_worker._private_tasks task on task.id = taken.task_id order by taken.id`
      for (const { name, payload } of jobs) await run[name](payload)
    },

    async stop() {
      await session.end()
      await tenant.stop()
    },
  }
}

/** What the git host once answered it answers again: nothing happens there while the pipeline runs. */
const onceForAll = (client: GitHostClient): GitHostClient => {
  const [pulls, files] = [
    new Map<number, ReturnType<GitHostClient['getPullRequest']>>(),
    new Map<number, ReturnType<GitHostClient['getChangedFiles']>>(),
  ]
  return {
    ...client,
    getPullRequest(repository, number) {
      const pull = pulls.get(number) ?? client.getPullRequest(repository, number)
      pulls.set(number, pull)
      return pull
    },
    getChangedFiles(repository, number) {
      const changed = files.get(number) ?? client.getChangedFiles(repository, number)
      files.set(number, changed)
      return changed
    },
  }
}
