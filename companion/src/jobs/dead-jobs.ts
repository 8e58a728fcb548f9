import type pg from 'pg'

/** A job that gave up. */
export interface DeadJob {
  readonly id: string
  readonly name: string
  readonly tenantId: string
  /** Null when no delivery asked for it. */
  readonly inboxId: string | null
  readonly reason: string
}

/** Out of attempts and still the newest under its key; a job without a key was replaced by a newer one. */
export const listDeadJobs = async (pool: pg.Pool): Promise<readonly DeadJob[]> => {
  const { rows } = await pool.query<DeadJob>(
    `select job.id::text, task.identifier as name, job.payload->>'tenantId' as "tenantId",
       job.payload->>'inboxId' as "inboxId", coalesce(job.last_error, '') as reason
     from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
     where job.attempts >= job.max_attempts and job.locked_at is null and job.key is not null order by job.id`,
  )
  return rows
}

/** Lets dead jobs begin anew, with a clean past. Returns how many. */
export const replayDeadJobs = async (pool: pg.Pool, ids: readonly string[]): Promise<number> => {
  const { rowCount } = await pool.query(
    `update graphile_worker._private_jobs
     set attempts = 0, max_attempts = 25, run_at = now(), last_error = null,
       payload = (payload::jsonb - 'failures' - 'waitingSince')::json
     where id = any($1::bigint[]) and locked_at is null and attempts >= max_attempts`,
    [ids],
  )
  if (rowCount)
    await pool.query(
      `select pg_notify('jobs:insert', json_build_object('r', random(), 'count', $1::int)::text)`,
      [rowCount],
    )
  return rowCount ?? 0
}
