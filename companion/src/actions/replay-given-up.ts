import { audit } from '../audit/audit'
import { jobsOfTenant } from '../jobs/jobs-of-tenant'
import { traces } from '../traces/traces'
import type { Action } from './action'

/** Every job of the tenant that gave up begins anew, with a clean past. */
export const replayGivenUp: Action<'replay-given-up'> = ({ database }, { tenantId, actor }) =>
  database.withTenant(tenantId, async (sql) => {
    const { count, inboxIds } = await jobsOfTenant(sql).replayDead()
    await traces(sql).beginAgain(inboxIds, `${actor.name} asked for it again.`)
    await audit(sql).add({
      actor,
      action: 'replay-given-up',
      subject: 'all deliveries that gave up',
      after: { replayed: count },
    })
    return { replayed: count }
  })
