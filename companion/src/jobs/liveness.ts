import pg from 'pg'

/** First of the two numbers of the advisory locks that say "this pool of workers is alive". */
export const FLAVOUR = 7_461

/**
 * Every process holds an advisory lock on its worker pool's id, which is what graphile-worker writes into `locked_by`.
 * When the process dies, so does the lock, and a sweep hands its jobs on at once instead of after four hours.
 */
export const createLiveness = (url: string, onLost: (error: Error) => void) => {
  let alive: Promise<pg.Client> | undefined

  const register = async (poolId: string): Promise<pg.Client> => {
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      application_name: 'throughline liveness',
    })
    client.on('error', onLost)
    client.on('end', () => onLost(new Error('the liveness connection ended')))
    await client.connect()
    await client.query(
      'set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3',
    )
    await client.query('select pg_advisory_lock($1, hashtext($2))', [FLAVOUR, poolId])
    return client
  }

  return {
    /** Resolves once the lock is held; later calls for the same process wait for the first. */
    hold: async (poolId: string): Promise<void> => {
      alive ??= register(poolId)
      await alive
    },
    async close(): Promise<void> {
      const client = await alive?.catch(() => undefined)
      client?.removeAllListeners('end')
      await client?.end().catch(() => {})
    },
  }
}

/** A worker's death says little against its jobs: it may have been told to die. This many say that a job is the cause. */
const MOST_DEATHS = 100
/** So often a job goes on at once, in its old place; then it lets others go first, in case it is what kills the workers. */
const DEATHS_AT_ONCE = 3
const LONGEST_PAUSE_SECONDS = 5

/** Hands the jobs of dead pools on, and wakes the living. Any process may sweep, as often as it likes. */
export const sweepDeadPools = async (pool: pg.Pool): Promise<number> => {
  const { rows } = await pool.query<{ pools: string[]; jobs: number }>(
    `with owner as materialized (
       select locked_by as id from graphile_worker._private_jobs where locked_by is not null
       union select locked_by from graphile_worker._private_job_queues where locked_by is not null),
     dead as materialized (select id from owner where pg_try_advisory_xact_lock($1, hashtext(id))),
     marked as (
       update graphile_worker._private_jobs
       set last_error = 'the worker died in attempt ' || attempts, max_attempts = $2::int2,
         run_at = case when attempts <= $3::int2 then run_at
           else now() + make_interval(secs => least(attempts - $3::int2, $4::int2)) end
       where locked_by in (select id from dead) returning id)
     select (select coalesce(array_agg(id), '{}') from dead) as pools, (select count(*)::int from marked) as jobs`,
    [FLAVOUR, MOST_DEATHS, DEATHS_AT_ONCE, LONGEST_PAUSE_SECONDS],
  )
  const found = rows[0]
  if (!found || found.pools.length === 0) return 0
  await pool.query('select graphile_worker.force_unlock_workers($1)', [found.pools])
  await pool.query(
    `select pg_notify('jobs:insert', json_build_object('r', random(), 'count', $1::int)::text)`,
    [Math.max(1, found.jobs)],
  )
  return found.jobs
}
