import { setTimeout as sleep } from 'node:timers/promises'
import { FLAVOUR } from '../../companion/src/jobs/liveness'
import type { Rig } from './rig'

export interface KilledJobs {
  /** Say here when a worker was killed. */
  killed(): void
  /** How long each job that was killed while it ran had to wait until a living worker had it, in ms. */
  stop(): Promise<readonly number[]>
}

const POLL_MS = 40

interface JobRow {
  readonly id: string
  readonly isLocked: boolean
  readonly isAlive: boolean
}

/** Watches which jobs belong to workers that are no more, and when somebody goes on with them. */
export const watchKilledJobs = ({ superuser }: Rig): KilledJobs => {
  const orphans = new Map<string, number>()
  const waitsMs: number[] = []
  let lastKillAt = performance.now()
  let isWatching = true

  const look = async () => {
    const { rows } = await superuser.query<JobRow>(
      `select id::text, locked_by is not null as "isLocked", exists (
         select from pg_locks where locktype = 'advisory' and classid = $1 and objsubid = 2 and granted
           and objid = (hashtext(locked_by)::bigint & 4294967295)::oid) as "isAlive"
       from graphile_worker._private_jobs where locked_by is not null or id = any($2::bigint[])`,
      [FLAVOUR, [...orphans.keys()]],
    )
    goneOn(rows)
    for (const { id, isLocked, isAlive } of rows)
      if (isLocked && !isAlive && !orphans.has(id)) orphans.set(id, lastKillAt)
  }

  /** Orphans that a living worker has by now, or that it has already finished. */
  const goneOn = (rows: readonly JobRow[]) => {
    const waiting = new Set(rows.filter(({ isLocked, isAlive }) => !isLocked || !isAlive).map(({ id }) => id))
    for (const [id, since] of orphans) {
      if (waiting.has(id)) continue
      waitsMs.push(performance.now() - since)
      orphans.delete(id)
    }
  }

  const watch = async () => {
    while (isWatching || orphans.size > 0) {
      await look().catch(() => {})
      await sleep(POLL_MS)
    }
  }
  const watching = watch()

  return {
    killed() {
      lastKillAt = performance.now()
    },
    async stop() {
      isWatching = false
      await watching
      return waitsMs
    },
  }
}
