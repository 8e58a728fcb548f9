import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { listDeadJobs, replayDeadJobs } from '../companion/src/jobs/dead-jobs'
import { type Fault, holds, none, within } from './fault'
import { countEffects, each, mergePull, type OwnPull, openPull, untilWorkedOff } from './rig/merges'
import { getHook, postDelivery } from './rig/post-delivery'
import { openRig, type Rig } from './rig/rig'

const UNREADABLE = 6
const MERGES = 20
const OTHERS_MS = 30_000

/** Deliveries that cannot be read, and one pull request whose every job throws, among others that are well. */
export const poison: Fault = {
  what: 'deliveries that cannot be read, and a pull request on which the work throws',
  limitMs: 3 * 60_000,
  async run(run) {
    const rig = await openRig(run)
    const hook = getHook(rig)
    const poisoned = await openPull(rig, 999)
    await untilWorkedOff(rig, 10_000)
    const heal = makeItThrow(rig, poisoned)
    const unreadable = await Promise.all(
      Array.from({ length: UNREADABLE }, (_, at) =>
        postDelivery(hook, { body: unreadableBodies[at % 3] ?? '' }),
      ),
    )
    const kept = unreadable.filter(({ status }) => status === 202).length
    await mergePull(rig, poisoned)

    const startedAt = performance.now()
    const pulls: OwnPull[] = []
    await each(MERGES, 4, async (at) => {
      const pull = await openPull(rig, at)
      await mergePull(rig, pull)
      pulls.push(pull)
    })
    while (countEffects(rig, pulls).lost > 0 && performance.now() - startedAt < OTHERS_MS) await sleep(20)
    const others = countEffects(rig, pulls)
    const othersMs = performance.now() - startedAt

    run.say('The others are done; waiting for the poisoned jobs to give up')
    const left = await untilWorkedOff(rig, 60_000)
    const dead = await listDeadJobs(rig.superuser)
    const tries = await triesOf(rig.superuser)
    heal()
    await replayDeadJobs(
      rig.superuser,
      dead.filter(({ reason }) => !reason.includes('delivery cannot be read')).map(({ id }) => id),
    )
    await untilWorkedOff(rig, 30_000)
    const { lost, doubled } = countEffects(rig, [...pulls, poisoned])
    const deadAfter = (await listDeadJobs(rig.superuser)).length
    return {
      counts: {
        acked: pulls.length + 1,
        lost,
        doubled,
        dead: dead.length,
        fewestTries: tries.fewest,
        mostTries: tries.most,
        deadAfterReplay: deadAfter,
        left,
      },
      figures: [
        holds('unreadable deliveries kept', String(kept), String(UNREADABLE), kept === UNREADABLE),
        holds('dead jobs', String(dead.length), String(UNREADABLE + 1), dead.length === UNREADABLE + 1),
        holds(
          'tries of each',
          `${tries.fewest} to ${tries.most}`,
          '4',
          tries.fewest === 4 && tries.most === 4,
        ),
        none(`of ${MERGES} others without their comment or link`, others.lost),
        within(`${MERGES} others meanwhile`, othersMs, OTHERS_MS),
        none('merges without their comment or link after the replay', lost),
        none('merges with two comments or links', doubled),
        holds('dead jobs after the replay', String(deadAfter), String(UNREADABLE), deadAfter === UNREADABLE),
        none('jobs left at the end', left),
      ],
    }
  },
}

const unreadableBodies = ['{"action":"closed"}', '[]', 'not JSON at all']

/** More files than the database can count, so that storing it throws what nobody expected. Returns the cure. */
const makeItThrow = ({ gitHost }: Rig, { number }: OwnPull) => {
  const opened = gitHost.deliveries().findLast(({ action }) => action === 'opened')
  const { pull_request } = JSON.parse(opened?.requestBody ?? '{}')
  return gitHost.override((request) =>
    new URL(request.url).pathname.endsWith(`/pulls/${number}`)
      ? Response.json({ ...pull_request, changed_files: 9_000_000_000 })
      : undefined,
  )
}

const triesOf = async (superuser: pg.Pool) => {
  const { rows } = await superuser.query<{ fewest: number; most: number }>(
    `select min(tries) as fewest, max(tries) as most from (
       select coalesce((payload->>'failures')::int, 0) + 1 as tries from graphile_worker._private_jobs
       where attempts >= max_attempts and key is not null) as dead`,
  )
  return rows[0] ?? { fewest: 0, most: 0 }
}
