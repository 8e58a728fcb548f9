import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { listDeadJobs } from '../companion/src/jobs/dead-jobs'
import { type Fault, holds, none, within } from './fault'
import {
  countEffects,
  each,
  mergePull,
  type OwnPull,
  openPull,
  untilNearlyWorkedOff,
  untilWorkedOff,
} from './rig/merges'
import { postProbe } from './rig/post-delivery'
import { openRig, type Rig } from './rig/rig'

const BETWEEN_MS = 5_000
const AFTERWARDS_MS = 6_000

/** Postgres crashes and comes back by itself while pull requests merge. */
export const postgresRestart: Fault = {
  what: 'Postgres ends at once in the middle of the work and is started again',
  limitMs: 5 * 60_000,
  async run(run) {
    const [merges, crashes] = run.isShort ? [20, 1] : [240, 5]
    const askedAt: number[] = []
    const rig = await openRig(run, {
      workers: 2,
      beforeGitHost: (_, next) => {
        askedAt.push(performance.now())
        return next()
      },
    })

    const accepted: OwnPull[] = []
    let merged = 0
    const breaking = crashAndWait(rig, crashes, run.say)
    // As long as it breaks, and a little longer: the return is measured by what happens next.
    await each(4, 4, async (lane) => {
      for (let at = lane; at < merges || !breaking.isOver(); at += 4) {
        const pull = await openPull(rig, at)
        if (await mergePull(rig, pull)) accepted.push(pull)
        merged += 1
        await untilNearlyWorkedOff(rig)
      }
    })
    const returns = await breaking.all
    const left = await untilWorkedOff(rig, 90_000)
    const { lost, doubled } = countEffects(rig, accepted)
    const dead = (await listDeadJobs(rig.superuser)).length
    const intakeMs = Math.round(Math.max(...breaking.firstAcceptedMs()))
    const workMs = longestAfter(returns, askedAt)
    return {
      counts: {
        acked: accepted.length,
        lost,
        doubled,
        crashes,
        cuts: breaking.cuts(),
        intakeMs,
        workMs,
        dead,
        left,
      },
      figures: [
        holds('merges accepted', String(accepted.length), String(merged), accepted.length === merged),
        none('merges without their comment or link', lost),
        none('merges with two comments or links', doubled),
        holds('connections cut besides', String(breaking.cuts()), '> 0', breaking.cuts() > 0),
        none('jobs that gave up', dead),
        none('jobs left at the end', left),
        within(`Postgres answers → next delivery accepted, slowest of ${crashes}`, intakeMs, 5_000),
        within(`Postgres answers → a worker's next call, slowest of ${crashes}`, workMs, 5_000),
      ],
    }
  },
}

/** The moments at which Postgres answered again. */
const crashAndWait = (rig: Rig, crashes: number, say: (line: string) => void) => {
  const { postgres, superuser } = rig
  const returns: number[] = []
  const firstAcceptedMs: number[] = []
  let isOver = false
  let cuts = 0
  const go = async () => {
    while (returns.length < crashes) {
      await sleep(BETWEEN_MS / 2)
      cuts += await cutConnections(superuser)
      await sleep(BETWEEN_MS / 2)
      const startedAt = performance.now()
      await postgres.crash()
      await postgres.answers()
      returns.push(performance.now())
      say(`Postgres was away for ${Math.round(performance.now() - startedAt)} ms`)
      firstAcceptedMs.push(await untilAccepted(rig))
    }
    await sleep(AFTERWARDS_MS)
    isOver = true
    return returns
  }
  return { all: go(), isOver: () => isOver, cuts: () => cuts, firstAcceptedMs: () => firstAcceptedMs }
}

/** A sender that tries again every 50 ms: how long, in ms, until one of its deliveries is accepted. */
const untilAccepted = async (rig: Rig): Promise<number> => {
  const startedAt = performance.now()
  for (;;) {
    const { status } = await postProbe(rig)
    const tookMs = performance.now() - startedAt
    if (status === 202 || tookMs > 30_000) return tookMs
    await sleep(50)
  }
}

const longestAfter = (returns: readonly number[], moments: readonly number[]) =>
  Math.round(
    Math.max(
      ...returns.map((at) => (moments.find((moment) => moment > at) ?? Number.POSITIVE_INFINITY) - at),
    ),
  )

/** Every third connection of the companion, whatever it is for, as a network would. Returns how many. */
const cutConnections = async (superuser: pg.Pool): Promise<number> => {
  const { rowCount } = await superuser.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and random() < 0.33`,
  )
  return rowCount ?? 0
}
