import { randomUUID } from 'node:crypto'
import type { JobHelpers } from 'graphile-worker'
import postgres from 'postgres'
import { mapRepository } from '../../src/actions/map-repository'
import { systemClock } from '../../src/clock'
import type { Access } from '../../src/connections/access'
import { connections } from '../../src/connections/connections'
import type { Database, TenantSql } from '../../src/database/database'
import type { Locks } from '../../src/database/locks'
import { panel } from '../../src/http/panel'
import type { Log } from '../../src/log'
import { createTasks } from '../../src/pipeline/tasks'
import { repositories } from '../../src/pull-requests/repositories'
import { keepDeliveries } from '../../src/reconcile/keep-delivery'
import { reconciledDelivery } from '../../src/reconcile/reconciled-delivery'
import { openInstallation } from '../../src/tenants/installations'
import { createInstalledTenant, newInstallation } from '../installed-tenant'
import { createKnownTokens } from '../known-tokens'
import type { MappedWorld, WorldRepository } from './mapped-world'
import { createSiteInMemory } from './site-in-memory'

const clock = systemClock
const refuse = async () => {
  throw new Error('nothing is called')
}

export type MappedLane = Awaited<ReturnType<typeof createMappedLane>>
export type SettledWorld = Awaited<ReturnType<MappedLane['settle']>>

/**
 * A database in which one world after the other becomes a tenant of its own. The product's pipeline, actions and panel
 * door work there with the tenant's rights; each statement is a transaction of its own, on one session that names the
 * tenant.
 */
export const createMappedLane = async () => {
  const installed = await createInstalledTenant()
  const { keyring, superuser } = installed
  const session = postgres(installed.url, {
    max: 1,
    onnotice: () => {},
    connection: { options: '-c role=throughline_app' },
  })
  const database: Database = {
    ...installed.database,
    withTenant: (_, work) => work(session as unknown as TenantSql),
  }
  const locks: Locks = { hold: (_, work) => work(), close: async () => {} }
  const lines: string[] = []
  const say: Log['info'] = (fields, text) => void lines.push(JSON.stringify({ ...fields, text }))
  const log: Log = { debug: say, info: say, warn: say, error: say }
  const tokens = createKnownTokens()
  const tools = { database, keyring, clock, log, address: 'https://throughline.example', isReachable: true }
  const door = panel({ ...tools, door: installed.database, verify: tokens.verify, nextReadSeconds: 30 })

  /** Makes this world's tenant, with its git host, its chosen repositories and its map. */
  const settle = async (world: MappedWorld, base: number) => {
    const installation = newInstallation()
    const { tenantId, connectionId } = await openInstallation(installed.database, keyring, installation)
    await session`select set_config('app.tenant', ${tenantId}, false)`
    const site = createSiteInMemory(world, base)
    const gitHostId = randomUUID()
    const access: Access = {
      jiraOf: async () => ({ connectionId, jira: site.jira }),
      gitHostOf: async () => site.gitHost,
    }
    const sql = session as unknown as TenantSql
    const baseUrl = 'https://api.github.com'
    await connections(sql).add({
      connectionId: gitHostId,
      host: 'github',
      mode: 'pat',
      baseUrl,
      sealedToken: '',
    })
    const repositoryIds: (string | undefined)[] = []
    for (const [nth, repository] of world.repositories.entries())
      repositoryIds.push(await choose(sql, gitHostId, site, repository, nth))

    const tasks = createTasks({ ...tools, locks, access })
    const jobs: string[] = []
    const token = tokens.tokenFor({
      ...installation,
      kind: 'function',
      accountId: undefined,
      issueId: undefined,
      isLicensed: true,
    })

    /** Takes the jobs that wait, of these kinds only, and does them, what follows from them too. */
    const workOff = async (kinds: readonly string[] = Object.keys(tasks)) => {
      for (;;) {
        const taken = await superuser<{ name: string; key: string; payload: object }[]>`
          with taken as (
            delete from graphile_worker._private_jobs job using graphile_worker._private_tasks task
            where task.id = job.task_id and task.identifier = any(${[...kinds]})
            returning job.id, task.identifier as name, job.key, job.payload)
          select name, key, payload from taken order by id`
        if (taken.length === 0) return
        for (const { name, key, payload } of taken) await workOffOne(name, key, payload)
      }
    }

    const workOffOne = async (name: string, key: string, first: object) => {
      const again: object[] = [first]
      const job = { id: '0', task_identifier: name, key, max_attempts: 25 }
      const helpers = { job, addJob: async (_: string, payload: object) => void again.push(payload) }
      for (const payload of again) {
        jobs.push(JSON.stringify(payload))
        await tasks[name]?.(payload, helpers as unknown as JobHelpers)
      }
    }

    return {
      tenantId,
      site,
      repositoryIds,
      jobs,
      workOff,

      /** The git host tells of every pull request, those of repositories that nobody chose too. */
      deliver: (isNew: boolean) =>
        keepDeliveries(
          installed.database,
          site.repositories.map(({ hostRepositoryId }, nth) => {
            const { repository, ...pull } = site.pullRequestOf(nth)
            const listed = { ...pull, isOpen: pull.state === 'open' }
            const found = { tenantId, connectionId: gitHostId, repository, pull: listed, isNew }
            return { delivery: reconciledDelivery(found), hostRepositoryId, number: 1 }
          }),
        ),

      /** An admin maps every repository to what it may reach later. */
      async changeMap() {
        const actor = { face: 'dashboard', name: 'Olu Adeyemi' } as const
        const actionTools = { ...tools, access, fetch: refuse, mode: 'hosted' } as const
        for (const [nth, { pairs }] of world.repositories.entries()) {
          const repositoryId = repositoryIds[nth]
          const wanted = site.projects.filter((_, project) => pairs[project]?.isMappedLater)
          const request = { repositoryId: repositoryId ?? '', projectIds: wanted.map((one) => one.projectId) }
          if (repositoryId !== undefined) await mapRepository(actionTools, { tenantId, actor, request })
        }
      },

      /** The companion's answer to the Forge app's function. */
      askPanel: (body: string) =>
        door.request('https://throughline.example/forge/panel/read', {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: token },
          body,
        }),
    }
  }

  return {
    superuser,
    lines,
    settle,
    async stop() {
      await session.end()
      await installed.stop()
    },
  }
}

/** Our id of the repository with its map, or undefined where nobody has chosen it. */
const choose = async (
  sql: TenantSql,
  gitHostId: string,
  { repositories: named, projects }: ReturnType<typeof createSiteInMemory>,
  { isChosen, isPrivate, pairs }: WorldRepository,
  nth: number,
): Promise<string | undefined> => {
  const repository = named[nth]
  if (!repository || !isChosen) return undefined
  const repositoryId = await repositories(sql).choose(gitHostId, { ...repository, isPrivate })
  for (const [project, { isMapped }] of pairs.entries())
    if (isMapped) await repositories(sql).map(repositoryId, projects[project]?.projectId ?? '')
  return repositoryId
}
