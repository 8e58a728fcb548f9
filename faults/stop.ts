import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Fault, none, within } from './fault'
import { countEffects, each, mergePull, openPull, untilWorkedOff } from './rig/merges'
import { getHook, postDelivery } from './rig/post-delivery'
import { openRig, type Rig } from './rig/rig'

const CLIENTS = 16
const LOAD_MS = 1_500

/** Intake is told to stop while sixteen senders never pause. */
export const stop: Fault = {
  what: 'SIGTERM to intake under the load of sixteen senders',
  limitMs: 3 * 60_000,
  async run(run) {
    const rounds = run.isShort ? 1 : 5
    const rig = await openRig(run)
    const pull = await openPull(rig, 0)
    await mergePull(rig, pull)
    await untilWorkedOff(rig, 20_000)
    const accepted: string[] = []
    const stops: Stopped[] = []
    for (let round = 0; round < rounds; round += 1) {
      stops.push(await stopUnderLoad(rig, accepted))
      run.say(`stopped after ${Math.round(stops.at(-1)?.tookMs ?? 0)} ms, ${accepted.length} accepted so far`)
      await untilHealthy(rig)
    }
    const stored = await storedOf(rig, accepted)
    const left = await untilWorkedOff(rig, 120_000)
    const { lost, doubled } = countEffects(rig, [pull])
    const slowestMs = Math.max(...stops.map(({ tookMs }) => tookMs))
    const unclean = stops.filter(({ code }) => code !== 0).length
    return {
      counts: {
        acked: accepted.length,
        lost: accepted.length - stored + lost,
        doubled,
        stops: stops.length,
        unclean,
        slowestMs: Math.round(slowestMs),
        left,
      },
      figures: [
        none(`of ${accepted.length} accepted deliveries not stored`, accepted.length - stored),
        none(`of ${stops.length} stops that did not exit with 0`, unclean),
        within('slowest stop', slowestMs, 10_000),
        none('merges with two comments or links', doubled),
        none('jobs left at the end', left),
      ],
    }
  },
}

interface Stopped {
  readonly code: number | null
  readonly tookMs: number
}

/** The senders keep their connections open, as git hosts do, and go on until the process is gone. */
const stopUnderLoad = async (rig: Rig, accepted: string[]): Promise<Stopped> => {
  const hook = getHook(rig)
  const body = rig.gitHost.deliveries().find(({ action }) => action === 'closed')?.requestBody ?? ''
  let isOver = false
  const loading = each(Number.POSITIVE_INFINITY, CLIENTS, async () => {
    if (isOver) throw new Error('over')
    const id = randomUUID()
    const { status } = await postDelivery(hook, { body, id, event: 'ping' }) // nothing follows from it: what counts is that it is kept
    if (status === 202) accepted.push(id)
    if (status === undefined) await sleep(20)
  }).catch(() => {})
  await sleep(LOAD_MS)
  const child = rig.processes.intake()
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const startedAt = performance.now()
  child.kill('SIGTERM')
  const code = await ended
  const tookMs = performance.now() - startedAt
  isOver = true
  await loading
  return { code, tookMs }
}

const untilHealthy = async ({ companionUrl }: Rig) => {
  const until = Date.now() + 20_000
  while (Date.now() < until) {
    const response = await fetch(`${companionUrl}/healthz`).catch(() => undefined)
    if (response?.ok) return
    await sleep(50)
  }
  throw new Error('Intake did not come back within 20 s.')
}

const storedOf = async ({ superuser }: Rig, ids: readonly string[]): Promise<number> => {
  const { rows } = await superuser.query<{ count: number }>(
    'select count(*)::int as count from inbox where delivery_id = any($1)',
    [ids],
  )
  return rows[0]?.count ?? 0
}
