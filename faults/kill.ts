import { setTimeout as sleep } from 'node:timers/promises'
import { type Fault, holds, none, within } from './fault'
import { watchKilledJobs } from './rig/killed-jobs'
import { lateAnswers } from './rig/late-answers'
import {
  countEffects,
  each,
  mergePull,
  type OwnPull,
  openPull,
  untilNearlyWorkedOff,
  untilWorkedOff,
} from './rig/merges'
import { openRig, type Rig } from './rig/rig'

/** In a short round a worker has time to start beside the other tests: how fast a machine starts one is not its subject. */
const pauseMs = { whole: 900, short: 3_000 }

/** Workers are killed in the middle of their jobs, again and again, while pull requests merge. */
export const kill: Fault = {
  what: 'kill -9 of workers in the middle of their jobs',
  limitMs: 12 * 60_000,
  async run(run) {
    const [merges, kills] = run.isShort ? [60, 8] : [400, 70]
    const rig = await openRig(run, { workers: 2, beforeJira: lateAnswers(200), movesIssues: true })
    const waiting = watchKilledJobs(rig)
    const everyMs = run.isShort ? pauseMs.short : pauseMs.whole
    const killing = killAgainAndAgain(rig, { kills, everyMs, tell: waiting.killed })

    const accepted: OwnPull[] = []
    await each(merges, 4, async (at) => {
      const pull = await openPull(rig, at)
      if (await mergePull(rig, pull)) accepted.push(pull)
      if ((at + 1) % 50 === 0) run.say(`${at + 1} of ${merges} merged, ${killing.done()} kills`)
      await untilNearlyWorkedOff(rig)
      // The merges last about as long as the kills.
      await sleep(killing.done() < kills * (at / merges) ? 1_500 : 0)
    })
    await killing.all
    run.say(`${killing.done()} kills are done; waiting for the rest of the jobs`)
    const left = await untilWorkedOff(rig, 120_000)
    const waitsMs = await waiting.stop()
    const { lost, doubled } = countEffects(rig, accepted)
    const longestMs = Math.max(0, ...waitsMs)
    return {
      counts: {
        acked: accepted.length,
        lost,
        doubled,
        kills: killing.done(),
        killedJobs: waitsMs.length,
        longestWaitMs: Math.round(longestMs),
        left,
      },
      figures: [
        holds('merges accepted', String(accepted.length), String(merges), accepted.length === merges),
        holds('workers killed', String(killing.done()), String(kills), killing.done() === kills),
        none('merges without their comment, link or move', lost),
        none('merges with two comments, links or moves', doubled),
        none('jobs left at the end', left),
        within(`longest wait of ${waitsMs.length} killed jobs`, longestMs, 10_000),
      ],
    }
  },
}

interface Killing {
  readonly kills: number
  readonly everyMs: number
  readonly tell: () => void
}

const killAgainAndAgain = ({ processes }: Rig, { kills, everyMs, tell }: Killing) => {
  let done = 0
  const go = async () => {
    while (done < kills) {
      await sleep(everyMs)
      const workers = processes.workers()
      const victim = workers[Math.floor(Math.random() * workers.length)]
      if (!victim?.kill('SIGKILL')) continue
      tell()
      done += 1
    }
  }
  return { all: go(), done: () => done }
}
