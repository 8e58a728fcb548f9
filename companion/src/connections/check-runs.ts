import type { TenantSql } from '../database/database'

/** A run that was not heard of for so long has lost its process. It can then be saved no more. */
export const SILENT_SECONDS = 60

export interface StoredRun {
  readonly runId: string
  /** `failed` as well where its process fell silent. */
  readonly state: 'running' | 'failed' | 'saved'
  readonly fellSilent: boolean
  readonly sealedChecks: string
  readonly connectionId: string | undefined
}

/** Where the checks of a run lie, for sealing them. */
export const checksPlace = (runId: string) => ({ table: 'check_run', column: 'sealed_checks', row: runId })

/** Runs of checks. Those of yesterday go when another one begins. */
export const checkRuns = (sql: TenantSql) => ({
  async begin(runId: string, sealedChecks: string): Promise<void> {
    await sql`delete from check_run where started_at < now() - interval '1 day'`
    await sql`insert into check_run (run_id, sealed_checks) values (${runId}, ${sealedChecks})`
  },

  /** Says how far it is, or only that it goes on. False when it counts as failed by now. */
  async note(runId: string, sealedChecks?: string): Promise<boolean> {
    const { count } = await sql`
      update check_run set heard_at = now(), sealed_checks = coalesce(${sealedChecks ?? null}, sealed_checks)
      where run_id = ${runId} and state = 'running'
        and heard_at > now() - make_interval(secs => ${SILENT_SECONDS})`
    return count === 1
  },

  /** Ends it, in the transaction that saves what it was for. False when it counts as failed by now. */
  async end(
    runId: string,
    state: 'failed' | 'saved',
    { sealedChecks, connectionId }: { readonly sealedChecks: string; readonly connectionId?: string },
  ): Promise<boolean> {
    const { count } = await sql`
      update check_run
      set state = ${state}, sealed_checks = ${sealedChecks}, connection_id = ${connectionId ?? null}
      where run_id = ${runId} and state = 'running'
        and heard_at > now() - make_interval(secs => ${SILENT_SECONDS})`
    return count === 1
  },

  async find(runId: string): Promise<StoredRun | undefined> {
    const [row] = await sql<(Omit<StoredRun, 'connectionId'> & { readonly connectionId: string | null })[]>`
      select run_id as "runId", sealed_checks as "sealedChecks", connection_id as "connectionId",
        case when silent then 'failed' else state end as state, silent as "fellSilent"
      from check_run, lateral (
        select state = 'running' and heard_at <= now() - make_interval(secs => ${SILENT_SECONDS}) as silent) as heard
      where run_id = ${runId}`
    return row && { ...row, connectionId: row.connectionId ?? undefined }
  },
})
