import { randomUUID } from 'node:crypto'
import { connections } from '../src/connections/connections'
import { projects } from '../src/issues/projects'
import { repositories } from '../src/pull-requests/repositories'
import { type DeliveryFacts, type TraceStep, traces } from '../src/traces/traces'
import type { InstalledTenant } from './installed-tenant'

type Tenant = Pick<InstalledTenant, 'database' | 'tenantId' | 'connectionId' | 'superuser'>

/** A connected GitHub with acme/storefront, which may reach SHOP, and deliveries of it. */
export const repositoryInWorld = async ({ database, tenantId, connectionId, superuser }: Tenant) => {
  const gitHostId = randomUUID()
  const repositoryId = await database.withTenant(tenantId, async (sql) => {
    const baseUrl = 'https://api.github.com'
    await connections(sql).add({
      connectionId: gitHostId,
      host: 'github',
      mode: 'pat',
      baseUrl,
      sealedToken: '',
    })
    await projects(sql).replace(connectionId, [
      { projectId: '10000', key: 'SHOP', name: 'Shop', formerKeys: [] },
    ])
    const seen = { hostRepositoryId: '7001', name: 'acme/storefront', isPrivate: true }
    const id = await repositories(sql).choose(gitHostId, seen)
    await repositories(sql).map(id, '10000')
    return id
  })

  return {
    gitHostId,
    repositoryId,

    /** A delivery with its trace, told as the pipeline does. Returns its inbox id. */
    async keep(steps: readonly TraceStep[] = [], facts: DeliveryFacts = {}, at?: Date): Promise<string> {
      const received = at ?? new Date('2026-11-22T09:00:00Z')
      const [row] = await superuser<{ id: string }[]>`
        insert into inbox (tenant_id, connection_id, delivery_id, event, body, received_at, begun_at)
        values (${tenantId}, ${gitHostId}, ${randomUUID()}, 'pull_request', '{}', ${received}, ${received})
        returning inbox_id::text as id`
      const inboxId = row?.id ?? ''
      const all = { repository: 'acme/storefront', label: '#42', kind: 'merged', ...facts }
      if (steps.length > 0)
        await database.withTenant(tenantId, (sql) => traces(sql).retell(inboxId, all, steps))
      return inboxId
    },
  }
}
