import type { TenantSql } from '../database/database'

/** What became of one delivery at one step. `nothing to do`, `skipped` and `gave up` always say why. */
export interface TraceStep {
  readonly step: 'read' | 'fetched' | 'matched' | 'rule' | 'jira'
  readonly outcome: 'done' | 'nothing to do' | 'skipped' | 'waiting' | 'gave up' | 'off'
  /** A sentence without text from the pull request or the issue: traces are read by admins, not by everyone. */
  readonly detail?: string
}

/** Step by step, what became of a delivery. */
export const traces = (sql: TenantSql) => ({
  async add(inboxId: string, { step, outcome, detail }: TraceStep): Promise<void> {
    await sql`
      insert into trace (inbox_id, step, outcome, detail) values (${inboxId}, ${step}, ${outcome}, ${detail ?? null})`
  },

  async of(inboxId: string): Promise<readonly TraceStep[]> {
    return sql<TraceStep[]>`
      select step, outcome, coalesce(detail, '') as detail from trace where inbox_id = ${inboxId} order by trace_id`
  },
})
