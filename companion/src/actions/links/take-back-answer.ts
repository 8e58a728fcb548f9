import { audit } from '../../audit/audit'
import { Failure } from '../../failure'
import { takeBackAnswer as takeBack } from '../../pull-requests/take-back-answer'
import { requireLicence } from '../../tenants/require-licence'
import type { Action } from '../action'
import { getLinkable } from './get-linkable'
import { queueUnlinked } from './queue-linked'

/** For who has just clicked the wrong button; what stood longer was meant. */
const LONGEST_MS = 10 * 60 * 1000

/** Undoes what the same person said about a pair a moment ago: what was suggested is suggested again. */
export const takeBackAnswer: Action<'take-back-answer'> = (
  { database, clock },
  { tenantId, actor, request: { issueId, pullRequestId } },
) =>
  database.withTenant(tenantId, async (sql) => {
    await requireLicence(sql)
    const pull = await getLinkable(sql, { issueId, pullRequestId })
    const since = new Date(clock().getTime() - LONGEST_MS)
    const isTakenBack = await takeBack(sql, { pullRequestId, issueId }, { name: actor.name, since })
    if (!isTakenBack)
      throw new Failure('not-there', 'This cannot be taken back any more. Nothing was changed.')
    await queueUnlinked(sql, { tenantId, issueId, pull, now: clock() })
    const subject = `${pull.name} ${pull.label}`
    await audit(sql).add({ actor, action: 'take-back-answer', subject, after: { issue: pull.issueKey } })
    return { done: true }
  })
