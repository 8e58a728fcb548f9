import { randomUUID } from 'node:crypto'
import type { ActionTools } from '../src/actions/action'
import { systemClock } from '../src/clock'
import { createAccess } from '../src/connections/access'
import { connections } from '../src/connections/connections'
import type { SafeFetch } from '../src/fetch/safe-fetch'
import { silentLog } from '../src/log'
import { repositories } from '../src/pull-requests/repositories'
import { createInstalledTenant } from './installed-tenant'

export type ActionWorld = Awaited<ReturnType<typeof createActionWorld>>

/** A tenant with a git host and one repository, and what an action may use; nothing outside is called. */
export const createActionWorld = async () => {
  const tenant = await createInstalledTenant()
  const { database, keyring, superuser, tenantId } = tenant
  const fetch: SafeFetch = async () => {
    throw new Error('nothing is called')
  }
  const clock = systemClock
  const tools: ActionTools = {
    ...{ database, keyring, clock, fetch, log: silentLog, mode: 'self-managed' },
    access: createAccess({ database, keyring, fetch, clock, mode: 'self-managed' }),
    address: 'https://throughline.example',
    isReachable: true,
  }
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
    return repositories(sql).choose(gitHostId, {
      hostRepositoryId: '7001',
      name: 'acme/storefront',
      isPrivate: true,
    })
  })

  return {
    ...tenant,
    tools,
    gitHostId,
    repositoryId,

    /** A delivery in the inbox, as the door puts it. Returns its inbox id. */
    async keepDelivery(body = '{}', connectionId: string = gitHostId): Promise<string> {
      const [row] = await superuser<{ id: string }[]>`
        insert into inbox (tenant_id, connection_id, delivery_id, event, body)
        values (${tenantId}, ${connectionId}, ${randomUUID()}, 'pull_request', ${body})
        returning inbox_id::text as id`
      return row?.id ?? ''
    },

    async countAudit(): Promise<number> {
      const [row] = await superuser<{ count: number }[]>`select count(*)::int as count from audit`
      return row?.count ?? 0
    },

    async lastAudit() {
      const [row] = await superuser`
        select face, actor, action, subject, before, after from audit order by audit_id desc limit 1`
      return row
    },
  }
}
