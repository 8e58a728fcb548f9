import type { TenantSql } from '../database/database'
import { passedJson } from '../database/passed-json'

interface Area {
  readonly area: string
  readonly text: string
}

/** What shipped with a pull request, as the panel shows it. */
export const mergeSummaries = (sql: TenantSql) => ({
  /** The marker is that of its comment on each issue. */
  async save(pullRequestId: string, marker: string, areas: readonly Area[]): Promise<void> {
    const row = { marker, areas: sql.json(passedJson(areas)), written_at: new Date() }
    await sql`
      insert into merge_summary ${sql({ pull_request_id: pullRequestId, ...row })}
      on conflict (tenant_id, pull_request_id) do update set ${sql(row)}`
  },
})
