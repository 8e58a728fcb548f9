import type { TenantSql } from '../database/database'

/** An issue as Jira told it last. The id survives moves and renames; the key does not. */
export interface Issue {
  readonly issueId: string
  readonly key: string
  readonly projectId: string
  readonly summary: string
  readonly status: string
  /** Jira's own key of the status category: `new`, `indeterminate` or `done`. */
  readonly statusCategory: string
  /** Whether its project serves customers, who may read along; undefined where Jira does not say. */
  readonly isService?: boolean
  /** When anything of it changed last, where a search was asked for it. */
  readonly updatedAt?: Date
}

/** The issues we have met, and the site's projects. */
export const issues = (sql: TenantSql) => ({
  async save(issue: Issue): Promise<void> {
    const state = {
      key: issue.key,
      project_id: issue.projectId,
      summary: issue.summary,
      status: issue.status,
      status_category: issue.statusCategory,
      is_deleted: false,
      ...(issue.isService !== undefined && { is_service: issue.isService }),
      read_at: new Date(),
    }
    await sql`
      insert into issue ${sql({ issue_id: issue.issueId, ...state })}
      on conflict (tenant_id, issue_id) do update set ${sql(state)}`
  },

  /** The issue under its present key, if Jira told it since then. */
  async findFresh(key: string, since: Date): Promise<Issue | undefined> {
    const [row] = await sql<Issue[]>`
      select issue_id as "issueId", key, project_id as "projectId", summary, status,
        status_category as "statusCategory"
      from issue where key = ${key} and read_at >= ${since} and not is_deleted`
    return row
  },

  /** The ids of those of these issues that we know otherwise than they are told here. Issues we never met are left out. */
  async differing(told: readonly Issue[]): Promise<readonly string[]> {
    const all = (name: Exclude<keyof Issue, 'isService' | 'updatedAt'>) => told.map((issue) => issue[name])
    const rows = await sql<{ issueId: string }[]>`
      select issue_id as "issueId" from issue join unnest(
        ${all('issueId')}::text[], ${all('key')}::text[], ${all('projectId')}::text[], ${all('summary')}::text[],
        ${all('status')}::text[], ${all('statusCategory')}::text[]
      ) as told (id, key, project_id, summary, status, status_category) on issue_id = told.id
      where is_deleted or (issue.key, issue.project_id, issue.summary, issue.status, issue.status_category)
        is distinct from (told.key, told.project_id, told.summary, told.status, told.status_category)
      order by issue_id`
    return [...new Set(rows.map(({ issueId }) => issueId))]
  },

  /** Jira's id of the project an issue we know was in when we read it last. Undefined for an issue we never met. */
  async findProjectId(issueId: string): Promise<string | undefined> {
    const [row] = await sql<{ projectId: string }[]>`
      select project_id as "projectId" from issue where issue_id = ${issueId}`
    return row?.projectId
  },

  /** Whether customers may read along. Undefined for an issue of which we do not know it. */
  async findIsService(issueId: string): Promise<boolean | undefined> {
    const [row] = await sql<{ isService: boolean | null }[]>`
      select is_service as "isService" from issue where issue_id = ${issueId}`
    return row?.isService ?? undefined
  },

  /** Its status after we moved it: Jira does not tell us of our own doing. */
  async setStatus(issueId: string, { name, category }: { readonly name: string; readonly category: string }) {
    await sql`update issue set status = ${name}, status_category = ${category} where issue_id = ${issueId}`
  },

  /** Its present key. Undefined for an issue we never met. */
  async findKey(issueId: string): Promise<string | undefined> {
    const [row] = await sql<{ key: string }[]>`select key from issue where issue_id = ${issueId}`
    return row?.key
  },

  /** The present keys of issues we have met, by Jira's id. */
  async keysOf(issueIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await sql<{ issueId: string; key: string }[]>`
      select issue_id as "issueId", key from issue where issue_id = any(${[...issueIds]})`
    return new Map(rows.map(({ issueId, key }) => [issueId, key]))
  },

  async isDeleted(issueId: string): Promise<boolean> {
    const rows = await sql`select from issue where issue_id = ${issueId} and is_deleted`
    return rows.length === 1
  },

  async markDeleted(issueId: string): Promise<void> {
    await sql`update issue set is_deleted = true, read_at = now() where issue_id = ${issueId}`
  },
})
