import { pullRequests } from '../pull-requests/pull-requests'
import { type FetchedDelivery, keepDeliveries } from './keep-delivery'
import { type Fetched, type Look, laterOf, OVERLAP_MS } from './look'
import { reconciledDelivery } from './reconciled-delivery'

/** Queues pull requests whose state at the host is newer than ours, but for those in `told` and those changed just now. */
export const findMissedChanges = async (
  look: Look,
  {
    since,
    told,
    graceMs,
  }: { readonly since: Date; readonly told: ReadonlySet<number>; readonly graceMs: number },
): Promise<Fetched> => {
  const { client, repository, database, clock, tenantId, connectionId } = look
  const listed = await client.listUpdatedPullRequests(repository, new Date(since.getTime() - OVERLAP_MS))
  const stored = await database.withTenant(tenantId, (sql) =>
    pullRequests(sql).updateTimes(
      repository.repositoryId,
      listed.map(({ number }) => number),
    ),
  )
  // Of a change that young, the delivery may still be on its way.
  const young = new Date(clock().getTime() - graceMs)
  const missed = listed.filter(({ number, updatedAt }) => {
    const known = stored.get(number)
    return !told.has(number) && updatedAt <= young && (known === undefined || known < updatedAt)
  })
  const fetched = missed.map((pull): FetchedDelivery => {
    const isNew = !stored.has(pull.number)
    return {
      delivery: reconciledDelivery({ tenantId, connectionId, repository, pull, isNew }),
      hostRepositoryId: repository.hostRepositoryId,
      number: pull.number,
    }
  })
  const kept = await keepDeliveries(database, fetched)
  const settled = listed.filter(({ updatedAt }) => updatedAt <= young)
  const numbers = new Set(missed.map(({ number }) => number))
  return { numbers, kept, to: laterOf(since, settled[0]?.updatedAt) }
}
