import type { ActionName, ActionRequest } from '@throughline/shared/actions'
import type { CheckRun } from '@throughline/shared/connection-check'
import { Hono } from 'hono'
import { createFakeJira } from '../../sandbox/src/jira/fake-jira'
import { serveOnLoopback } from '../../sandbox/src/serve-on-loopback'
import type { Action, ActionTools } from '../src/actions/action'
import { readChecks } from '../src/actions/read-checks'
import { createAccess } from '../src/connections/access'
import { loopbackOnly } from '../src/fetch/egress'
import { createSafeFetch } from '../src/fetch/safe-fetch'
import type { Log } from '../src/log'
import { openOnlyTenant } from '../src/tenants/only-tenant'
import { findGate } from './contracts/contract-gates'
import { createGateDoor } from './contracts/gate-door'
import { createInstalledTenant } from './installed-tenant'
import { eventually } from './world'

export type ConnectingWorld = Awaited<ReturnType<typeof createConnectingWorld>>

const actor = { face: 'dashboard', name: 'Dana Ortiz' } as const

/** The tenant of a self-managed companion, and a Jira on this machine: a Cloud site, and a Data Center below /jira. */
export const createConnectingWorld = async () => {
  const installed = await createInstalledTenant()
  const { database, keyring, superuser } = installed
  const tenantId = await openOnlyTenant(database, keyring)
  const clock = () => new Date()
  const site = new Hono()
  const served = await serveOnLoopback(site.fetch, 0)
  const jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: served.url, clock })
  const [cloudDoor, ownDoor] = [findGate('jira-cloud-v3'), findGate('jira-data-center')].map(createGateDoor)
  site.use('/rest/api/3/*', cloudDoor?.watch ?? ((_, next) => next()))
  site.use('/jira/rest/api/*', ownDoor?.watch ?? ((_, next) => next()))
  site.route('/', jira.app)

  const logged: string[] = []
  const say: Log['info'] = (fields, text) => void logged.push(JSON.stringify({ ...fields, text }))
  const fetch = createSafeFetch(loopbackOnly)
  const tools: ActionTools = {
    ...{ database, keyring, fetch, clock, mode: 'self-managed' },
    log: { debug: say, info: say, warn: say, error: say },
    access: createAccess({ database, keyring, fetch, clock, mode: 'self-managed' }),
    address: 'https://throughline.acme.example',
    isReachable: true,
  }

  /** Runs an action of a person of this tenant. */
  const ask = <Name extends ActionName>(
    action: Action<Name>,
    request: ActionRequest<Name>,
    more: Partial<ActionTools> = {},
  ) => action({ ...tools, ...more }, { tenantId, actor, request })

  const read = (runId: string) => ask(readChecks, { runId })

  return {
    ...installed,
    tenantId,
    jira,
    siteUrl: served.url,
    tools,
    logged,
    ask,
    read,

    /** A run once it has ended, as it is read. */
    ended: async ({ runId }: CheckRun) =>
      eventually(
        () => read(runId),
        ({ state }) => state !== 'running',
      ),

    /** The tenant's connections as they are stored, ended ones too. */
    rows: () => superuser`select * from connection where tenant_id = ${tenantId} order by created_at`,

    async forget() {
      await superuser`delete from connection where tenant_id = ${tenantId}`
      await superuser`delete from check_run where tenant_id = ${tenantId}`
      await superuser`delete from audit where tenant_id = ${tenantId}`
      jira.faults.set({ kind: 'none' })
      logged.length = 0
    },

    violations: (): readonly string[] => [
      ...(cloudDoor?.violations ?? []),
      ...(ownDoor?.violations ?? []),
      ...jira.violations,
    ],

    async stop() {
      await served.close()
      await installed.stop()
    },
  }
}
