import type { ProblemId } from '@throughline/shared/connection-check'
import { type WebhookOfRepository, webhooks } from '../connections/webhooks'
import type { Database } from '../database/database'
import { Failure, type FailureCode, passesLater } from '../failure'
import type { GitHostClient } from '../git-hosts/git-host'
import type { WebhookTarget } from '../git-hosts/webhooks'

export interface Tending {
  readonly database: Database
  readonly client: GitHostClient
  readonly tenantId: string
  readonly connectionId: string
  readonly target: WebhookTarget
}

/** What came of it. */
export interface Tended {
  readonly made: number
  readonly removed: number
  readonly refused: number
}

/** GitHub lets nobody change more than 500 things an hour: this many at a time, and the rest in the next rounds. */
const MOST_AT_A_TIME = 20

/**
 * Makes the webhooks that are wanted and removes those of repositories that were left out, one after the other. Each is
 * written down as soon as it is done; one that was made and not written down is found again by its address. Throws what
 * passes later; anything else that is refused is written down with its reason.
 */
export const tendWebhooks = async (tending: Tending): Promise<Tended> => {
  const { database, tenantId, connectionId } = tending
  const due = await database.withTenant(tenantId, (sql) => webhooks(sql).toTend(connectionId, MOST_AT_A_TIME))
  const counts = { made: 0, removed: 0, refused: 0 }
  for (const webhook of due) {
    const outcome = webhook.isLeft ? await remove(tending, webhook) : await makeWebhook(tending, webhook)
    counts[outcome] += 1
  }
  return counts
}

/** Makes it, or takes over the one that sends to us already. */
export const makeWebhook = async (
  { database, client, tenantId, target }: Tending,
  webhook: WebhookOfRepository,
): Promise<'made' | 'refused'> => {
  const save = (state: Parameters<ReturnType<typeof webhooks>['save']>[1]) =>
    database.withTenant(tenantId, (sql) => webhooks(sql).save(webhook.repositoryId, state))
  try {
    const remoteId = await client.makeWebhook(webhook, target)
    await save({ remoteId, state: 'waiting', reason: undefined })
    return 'made'
  } catch (error) {
    await save({ remoteId: undefined, state: 'refused', reason: reasonOf(error) })
    return 'refused'
  }
}

/** Throws what is no refusal of this one webhook. */
const reasonOf = (error: unknown): ProblemId => {
  const reason = error instanceof Failure ? reasons[error.code] : undefined
  if (reason) return reason
  if (passesLater(error) || !(error instanceof Failure)) throw error
  return 'unexpected'
}

const reasons: Readonly<Partial<Record<FailureCode, ProblemId>>> = {
  'git-host-sign-on-required': 'git.sso',
  'git-host-not-found': 'webhook.notAllowed',
  'git-host-refused': 'webhook.notAllowed',
}

/** One that may not be removed any more is forgotten: there is nothing left that we could do about it. */
const remove = async ({ database, client, tenantId }: Tending, webhook: WebhookOfRepository) => {
  const { remoteId, repositoryId } = webhook
  try {
    if (remoteId !== undefined) await client.removeWebhook(webhook, remoteId)
  } catch (error) {
    reasonOf(error)
  }
  await database.withTenant(tenantId, (sql) => webhooks(sql).remove(repositoryId))
  return 'removed' as const
}
