import { audit } from '../audit/audit'
import { connections } from '../connections/connections'
import type { TenantSql } from '../database/database'
import { Failure } from '../failure'
import { type KeptDelivery, takeDelivery } from '../inbox/inbox'
import { addJobs } from '../jobs/add-jobs'
import { firstJobOf } from '../jobs/first-job'
import { jobsOfTenant } from '../jobs/jobs-of-tenant'
import { traces } from '../traces/traces'
import type { Action } from './action'

/**
 * What gave up begins anew, and what waits goes on at once. A delivery that has neither happens again from the start,
 * as long as its body is kept.
 */
export const replayDelivery: Action<'replay-delivery'> = (
  { database },
  { tenantId, actor, request: { inboxId } },
) =>
  database.withTenant(tenantId, async (sql) => {
    const delivery = /^\d{1,18}$/.test(inboxId) ? await takeDelivery(sql, inboxId) : undefined
    if (!delivery) throw new Failure('not-there', 'This delivery is not kept any more. Nothing was changed.')
    const goOn = await jobsOfTenant(sql).replayOf(inboxId)
    if (goOn === 0) await startAgain(sql, tenantId, delivery)
    await traces(sql).beginAgain([inboxId], `${actor.name} asked for it again.`)
    await audit(sql).add({ actor, action: 'replay-delivery', subject: `delivery ${delivery.deliveryId}` })
    return { done: true }
  })

const startAgain = async (sql: TenantSql, tenantId: string, delivery: KeptDelivery): Promise<void> => {
  const connection = await connections(sql).find(delivery.connectionId)
  const job = connection && firstJobOf({ ...delivery, tenantId, host: connection.host })
  if (!job) throw new Failure('not-there', 'Nothing of this delivery is kept that could happen again.')
  await addJobs(sql, [job])
}
