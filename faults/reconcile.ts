import { setTimeout as sleep } from 'node:timers/promises'
import { type Fault, holds, none, within } from './fault'
import { countEffects, type OwnPull, openPull, openSilently, untilWorkedOff } from './rig/merges'
import { openRig, type Rig } from './rig/rig'

const MINUTE_MS = 60_000
const AWAY_MS = 10 * MINUTE_MS
/** The git host's clock goes after ours, and catches up while nothing arrives. */
const BEHIND_MS = AWAY_MS + 2 * MINUTE_MS
/** The longest that a round is waited for, and the youngest change that a round leaves to the next one. */
const ROUND_MS = 3 * MINUTE_MS
const GRACE_MS = 30_000
const GOAL_MS = 5 * MINUTE_MS

/** Nothing arrives while pull requests are opened and merged; then everything does again. */
export const reconcile: Fault = {
  what: 'the git host cannot deliver for ten minutes',
  limitMs: 8 * MINUTE_MS,
  async run(run) {
    let behindMs = BEHIND_MS
    const gitHostClock = () => new Date(Date.now() - behindMs)
    const rig = await openRig(run, { workers: 2, gitHostClock })
    await rig.superuser.query(
      `update repository set changes_to = now() - interval '20 minutes', deliveries_to = now() - interval '20 minutes'`,
    )
    const count = run.isShort ? 20 : 200
    const pulls: OwnPull[] = []
    for (let at = 0; at < count / 2; at += 1) pulls.push(await openPull(rig, at))
    await untilWorkedOff(rig, 120_000)
    await holdRounds(rig)

    run.say('nothing arrives any more')
    const deliveriesBefore = rig.gitHost.deliveries().length
    rig.gitHost.faults.set({ kind: 'webhook-lost' })
    for (let at = 0; at < count; at += 1) {
      behindMs -= AWAY_MS / count
      const known = pulls[at]
      const pull = known ?? (await openSilently(rig, at)).pull
      if (!known) pulls.push(pull)
      await rig.gitHost.merge({ ...pull, by: 'dana' })
    }
    rig.gitHost.faults.set({ kind: 'none' })
    const missedDeliveries = rig.gitHost.deliveries().length - deliveriesBefore
    const missing = countEffects(rig, pulls).lost

    run.say(`${missing} of ${count} merges are unknown; the next round begins`)
    const tookMs = await roundUntilAllAreThere(rig, pulls)
    const left = await untilWorkedOff(rig, 120_000)
    const late = rig.gitHost.deliveries().slice(-20)
    for (const { id } of late) await rig.gitHost.redeliver(id)
    await untilWorkedOff(rig, 60_000)
    const { lost, doubled } = countEffects(rig, pulls)
    return {
      counts: { missed: missing, missedDeliveries, lost, doubled, tookMs: Math.round(tookMs), left },
      figures: [
        holds(
          'merges that nothing had told of when the deliveries came again',
          String(missing),
          `all ${count}`,
          missing === count,
        ),
        within('from the begin of the next round until the last of them is in Jira', tookMs, 2 * MINUTE_MS),
        within(
          'the same, with the longest wait for a round and for the youngest change',
          tookMs + ROUND_MS + GRACE_MS,
          GOAL_MS,
        ),
        none(`of ${count} merges without their comment or link`, lost),
        none('merges with two comments or links, after 20 of the lost deliveries came late', doubled),
        none('jobs left at the end', left),
      ],
    }
  },
}

/** No round is due until we say so. */
const holdRounds = ({ superuser }: Rig) =>
  superuser.query(`update connection set reconcile_at = now() + interval '1 hour'`)

const roundUntilAllAreThere = async (rig: Rig, pulls: readonly OwnPull[]): Promise<number> => {
  const startedAt = performance.now()
  await rig.superuser.query(`update connection set reconcile_at = now()`)
  const isOver = () => performance.now() - startedAt > 3 * MINUTE_MS
  while (countEffects(rig, pulls).lost > 0 && !isOver()) await sleep(100)
  return performance.now() - startedAt
}
