import { type Actor, audit } from '../audit/audit'
import type { Database } from '../database/database'
import { pairings } from '../tenants/pairings'

/** Lets the app of the paired Jira site in no longer. Git hosts, repositories and rules stay. */
export const unpairApp = (
  database: Database,
  { tenantId, actor }: { readonly tenantId: string; readonly actor: Actor },
): Promise<void> =>
  database.withTenant(tenantId, async (sql) => {
    await pairings(sql).unpair()
    await audit(sql).add({ actor, action: 'unpair-app', subject: 'app in Jira' })
  })
