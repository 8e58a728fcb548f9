import { createDatabase } from '@throughline/companion/database/database'
import { readPanel } from '@throughline/companion/panel/read-panel'
import type { InvocationTokens } from '../sandbox/src/forge-runtime/invocation-token'
import type { Apart } from './apart'
import { type BenchTenant, newSystemToken } from './installed-tenants'
import type { Load, Loaded, LoadRequest } from './load'
import type { IssueName } from './panel-links'

/** Reads the panels of these issues, so many at a time, and gives how long each took in milliseconds. */
export type ReadPanels = (issues: readonly IssueName[], inFlight: number) => Promise<readonly number[]>

/** As the door does it after it let somebody in: the store's query in a transaction of the tenant. */
export const openWrapper = (url: string): { readonly read: ReadPanels; close(): Promise<void> } => {
  const database = createDatabase({ url, connections: 6, deadlineMs: 5_000 })
  const read: ReadPanels = async (issues, inFlight) => {
    const tookMs: number[] = []
    const left = issues.values()
    const readInTurn = async () => {
      for (const { tenantId, issueId } of left) {
        const startedAt = performance.now()
        await database.withTenant(tenantId, (sql) => readPanel(sql, issueId, 30))
        tookMs.push(performance.now() - startedAt)
      }
    }
    await Promise.all(Array.from({ length: inFlight }, readInTurn))
    return tookMs
  }
  return { read, close: database.close }
}

interface DoorOptions {
  readonly origin: string
  readonly load: Apart<Load, Loaded>
  readonly tenants: readonly BenchTenant[]
  readonly tokens: InvocationTokens
}

/** As the Forge app's function asks: over HTTP, each time with an invocation token of its own that is verified. */
export const throughDoor = ({ origin, load, tenants, tokens }: DoorOptions): ReadPanels => {
  const byId = new Map(tenants.map((tenant) => [tenant.tenantId, tenant]))
  const requestOf = async ({ tenantId, issueId }: IssueName): Promise<LoadRequest> => {
    const tenant = byId.get(tenantId)
    const app = {
      installationId: tenant?.installationId,
      apiBaseUrl: tenant?.apiBaseUrl,
      environment: { type: 'PRODUCTION', id: tenant?.environmentId },
      module: { type: 'core:function', key: 'resolver' },
    }
    return {
      headers: {
        authorization: `Bearer ${await tokens.signToken({ app })}`,
        'x-forge-oauth-system': newSystemToken(),
      },
      body: JSON.stringify({ issueId, accountId: 'somebody' }),
    }
  }
  return async (issues, inFlight) => {
    const requests = await Promise.all(issues.map(requestOf))
    const until = { ms: 60_000, requests: requests.length }
    const { statuses, latenciesMs } = await load.ask({
      origin,
      path: '/forge/panel/read',
      connections: inFlight,
      requests,
      until,
    })
    if (statuses[200] !== requests.length)
      throw new Error(`The panel's door answers ${JSON.stringify(statuses)}.`)
    return latenciesMs
  }
}
