import postgres from 'postgres'
import { runApart } from './apart'
import { type CompanionProcess, startCompanionProcess } from './companion-process'
import { deliveryBody } from './delivery-body'
import type { Figure } from './figures'
import { burstFigures, largeFigure, roundFigures } from './intake-figures'
import { connectShop, SHOP_ID, signedDelivery } from './intake-hook'
import { measureRounds } from './intake-rounds'
import type { Load, Loaded } from './load'
import { startOwnPostgres } from './own-postgres'
import type { CommittedRows, SingleRows } from './single-rows'

const ROUNDS = 5
const ROUND_MS = 3_000
const BODY_BYTES = 26_000
const LARGE_BYTES = 25 * 1024 * 1024
const SENDERS = 64
const BURST = 10_000
const BURST_MS = 90_000

/**
 * Deliveries through the real intake process, against what the same server commits one by one at best. Then a burst
 * while a worker works on the same queue for a Jira that is gone.
 */
export const intake = async (say: (line: string) => void): Promise<readonly Figure[]> => {
  const server = await startOwnPostgres()
  const gitHost = runApart<object, { readonly url: string }>('bench/git-host.ts')
  const load = runApart<Load, Loaded>('bench/load.ts')
  const rows = runApart<SingleRows, CommittedRows>('bench/single-rows.ts')
  const running: CompanionProcess[] = []
  try {
    const hook = await connectShop(server, (await gitHost.ask({})).url)
    const door = await startCompanionProcess({ role: 'intake', server })
    running.push(door)
    const requests = bodies.map((body) => signedDelivery(body, hook))
    const to = { origin: door.origin, path: hook.path, freshHeader: 'x-github-delivery' }
    const deliver = (ms: number) =>
      load.ask({ ...to, requests, connections: SENDERS, until: { ms, requests: BURST } })

    await deliver(ROUND_MS) // the first seconds of a process are not like those after
    const rounds = await measureRounds({
      url: server.url,
      rows,
      bodies,
      rounds: ROUNDS,
      roundMs: ROUND_MS,
      deliver: () => deliver(ROUND_MS),
      say,
    })

    const large = [signedDelivery(bodyOf(1, LARGE_BYTES), hook)]
    const larges: Loaded[] = []
    for (let round = 0; round < ROUNDS; round += 1)
      larges.push(
        await load.ask({ ...to, requests: large, connections: 1, until: { ms: ROUND_MS, requests: 1 } }),
      )
    say('measured bodies of 25 MB')

    running.push(await startCompanionProcess({ role: 'worker', server }))
    const burst = await deliver(BURST_MS)
    say('measured a burst with Jira gone')
    return [
      ...roundFigures(rounds),
      largeFigure(larges),
      ...burstFigures(burst, await countTried(server.url)),
    ]
  } finally {
    for (const one of running) await one.stop()
    await Promise.all([load.stop(), rows.stop(), gitHost.stop()])
    await server.stop()
  }
}

const bodyOf = (number: number, bytes: number) => deliveryBody({ repositoryId: SHOP_ID, number, bytes })
const bodies = Array.from({ length: 64 }, (_, index) => bodyOf(index + 1, BODY_BYTES))

/** Jobs that had asked Jira and now wait to ask again. */
const countTried = async (url: string): Promise<number> => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const [counted] = await sql<{ count: string }[]>`
    select count(*) from graphile_worker._private_jobs where payload::jsonb ? 'waitingSince'`
  await sql.end()
  return Number(counted?.count)
}
