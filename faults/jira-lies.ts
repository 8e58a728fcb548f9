import { setTimeout as sleep } from 'node:timers/promises'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, MiddlewareHandler } from 'hono'
import { type Fault, holds, none } from './fault'
import { countEffects, each, mergePull, type OwnPull, openPull, untilWorkedOff } from './rig/merges'
import { openRig } from './rig/rig'

/** Longer than the companion waits for an answer. */
const LATE_MS = 11_000

/** Jira does what it was asked, and the answer never arrives, or much too late. */
export const jiraLies: Fault = {
  what: 'Jira does what it was asked and its answer is lost or late',
  limitMs: 8 * 60_000,
  async run(run) {
    const merges = run.isShort ? 15 : 300
    const lies = createLies(run.isShort ? 0.25 : 0.12, run.isShort ? 0.02 : 0.03)
    const rig = await openRig(run, { workers: 2, beforeJira: lies.tell, movesIssues: true })
    const accepted: OwnPull[] = []
    await each(merges, 4, async (at) => {
      const pull = await openPull(rig, at)
      if (await mergePull(rig, pull)) accepted.push(pull)
    })
    run.say(`${merges} merged; ${lies.lost()} answers lost and ${lies.late()} late so far`)
    const left = await untilWorkedOff(rig, 240_000)
    const { lost, doubled } = countEffects(rig, accepted)
    return {
      counts: {
        acked: accepted.length,
        lost,
        doubled,
        answersLost: lies.lost(),
        answersLate: lies.late(),
        left,
      },
      figures: [
        holds('merges accepted', String(accepted.length), String(merges), accepted.length === merges),
        holds('answers to writes lost', String(lies.lost()), '> 0', lies.lost() > 0),
        holds(`answers to writes ${LATE_MS / 1_000} s late`, String(lies.late()), '≥ 0', true),
        none('merges without their comment, link or move', lost),
        none('merges with two comments, links or moves', doubled),
        none('jobs left at the end', left),
      ],
    }
  },
}

const createLies = (lostShare: number, lateShare: number) => {
  let lost = 0
  let late = 0
  const tell: MiddlewareHandler = async (context, next) => {
    await next()
    const isWrite = context.req.method !== 'GET' && !context.req.path.endsWith('/comment/list')
    if (!isWrite) return
    const dice = Math.random()
    if (dice < lostShare) {
      lost += 1
      context.res = breakConnection(context)
    } else if (dice < lostShare + lateShare) {
      late += 1
      await sleep(LATE_MS)
    }
  }
  return { tell, lost: () => lost, late: () => late }
}

const breakConnection = (context: Context): Response => {
  context.env.outgoing.destroy()
  return RESPONSE_ALREADY_SENT
}
