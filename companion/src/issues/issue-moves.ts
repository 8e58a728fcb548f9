import type { TenantSql } from '../database/database'

/** What became of an issue's status the last time that something should have moved it. */
export interface IssueMove {
  /** `moving` is written down before Jira is asked. */
  readonly state: 'moving' | 'moved' | 'parked' | 'left'
  /** When that happened because of which it is, or is not, moved. */
  readonly happenedAt: Date
  /** Why it is not, as words that go on a sentence; for one that was moved, the status it went to. */
  readonly reason: string | undefined
}

/** One row for each issue: so that nothing moves it twice, and so that its panel can say what it waits for. */
export const issueMoves = (sql: TenantSql) => ({
  async find(issueId: string): Promise<IssueMove | undefined> {
    const [row] = await sql<(Omit<IssueMove, 'reason'> & { reason: string | null })[]>`
      select state, happened_at as "happenedAt", reason from issue_move where issue_id = ${issueId}`
    return row && { ...row, reason: row.reason ?? undefined }
  },

  async save(issueId: string, { state, happenedAt, reason }: IssueMove): Promise<void> {
    const row = { state, happened_at: happenedAt, reason: reason ?? null, changed_at: new Date() }
    await sql`
      insert into issue_move ${sql({ issue_id: issueId, ...row })}
      on conflict (tenant_id, issue_id) do update set ${sql(row)}`
  },
})
