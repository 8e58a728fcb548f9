import { Failure } from '../failure'
import type { Delivery, GitHost } from '../git-hosts/git-host'
import { findKnownDeliveries } from '../inbox/inbox'
import { type FetchedDelivery, keepDeliveries } from './keep-delivery'
import { type Fetched, type Look, laterOf, OVERLAP_MS } from './look'

/** Bodies are asked for one by one; the rest is found by what changed, or in the next round. */
const MOST_BODIES = 50

/**
 * Takes deliveries that failed after `since` into the inbox, each under its own id. Throws `git-host-not-found` when the
 * webhook is gone.
 */
export const takeFailedDeliveries = async (look: Look, webhookId: string, since: Date): Promise<Fetched> => {
  const { client, repository, database, tenantId, connectionId } = look
  const from = new Date(since.getTime() - OVERLAP_MS)
  const { failed, newest } = await client.listFailedDeliveries(repository, webhookId, from)
  const known = await database.withTenant(tenantId, (sql) =>
    findKnownDeliveries(
      sql,
      connectionId,
      failed.map(({ deliveryId }) => deliveryId),
    ),
  )
  const wanted = failed.filter(({ deliveryId }) => !known.has(deliveryId))
  const now = wanted.slice(0, MOST_BODIES)
  const fetched: FetchedDelivery[] = []
  for (const { deliveryId, attemptId } of now) {
    const sent = await client.getDelivery(repository, webhookId, attemptId).catch(undefinedWhenGone)
    if (!sent) continue
    const number = numberIn(look.gitHost, sent)
    const delivery = { tenantId, connectionId, deliveryId, ...sent }
    fetched.push({ delivery, hostRepositoryId: repository.hostRepositoryId, number })
  }
  const kept = await keepDeliveries(database, fetched)
  const left = wanted.at(MOST_BODIES)
  const numbers = new Set(fetched.flatMap(({ number }) => number ?? []))
  return { numbers, kept, to: left ? left.sentAt : laterOf(since, newest) }
}

const undefinedWhenGone = (error: unknown): undefined => {
  if (error instanceof Failure && error.code === 'git-host-not-found') return
  throw error
}

/** A body that cannot be read is kept all the same, and fails where it shows. */
const numberIn = (gitHost: GitHost, sent: Delivery): number | undefined => {
  try {
    return gitHost.read(sent)?.number
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}
