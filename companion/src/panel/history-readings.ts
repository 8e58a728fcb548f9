import type { HistoryReading } from '@throughline/shared/history-reading'
import type { TenantSql } from '../database/database'

export interface ShownReading extends HistoryReading {
  readonly repositoryId: string
  /** Its name. */
  readonly repository: string
}

/** Repositories whose past is being read while reviewers are suggested there, by name. */
export const readHistoryReadings = async (sql: TenantSql): Promise<readonly ShownReading[]> => {
  const rows = await sql<(Omit<ShownReading, 'total'> & { readonly total: number | null })[]>`
    select history.repository_id as "repositoryId", repository.name as repository, history.looked_at as "lookedAt",
      history.total
    from review_history history join repository using (tenant_id, repository_id)
    join rule on rule.tenant_id = history.tenant_id and rule.repository_id = history.repository_id
      and rule.rule_id = 'suggest-reviewers' and rule.is_on
    where history.state = 'reading' and repository.left_at is null order by repository.name`
  return rows.map(({ total, ...row }) => ({ ...row, ...(total !== null && { total }) }))
}
