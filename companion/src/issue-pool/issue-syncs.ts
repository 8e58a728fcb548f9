import type { TenantSql } from '../database/database'

/** How far the open issues of a project have been read. */
export interface IssueSync {
  readonly projectId: string
  /** `leaving`: nobody wants them any more, and they are being deleted. */
  readonly state: 'reading' | 'read' | 'leaving'
  /** Where Jira's list goes on; undefined at its beginning. */
  readonly nextPage: string | undefined
  /** So many issues are asked for at once. */
  readonly pageSize: number
  readonly readCount: number
  /** How many there are to read; undefined until Jira was asked. */
  readonly expected: number | undefined
  readonly begunAt: Date
  /** False while what was read before is read again. */
  readonly isFirst: boolean
  /** Others get their share of what Jira answers in an hour until then. */
  readonly waitsUntil: Date | undefined
}

export interface PageRead {
  readonly nextPage: string | undefined
  readonly count: number
}

/** The reading of each project's open issues, from the oldest on. */
export const issueSyncs = (sql: TenantSql) => ({
  async find(projectId: string): Promise<IssueSync | undefined> {
    const [row] = await sql<Row[]>`select ${columns(sql)} from issue_sync where project_id = ${projectId}`
    return row && syncOf(row)
  },

  /** All that are wanted, in the order in which they began. */
  async list(): Promise<readonly IssueSync[]> {
    const rows = await sql<Row[]>`
      select ${columns(sql)} from issue_sync where state <> 'leaving' order by begun_at, project_id`
    return rows.map(syncOf)
  },

  /**
   * Whether the issue of a key may be of a project whose issues are wanted: by any key that the project has or had, and
   * by one of which no project is known, as projects are renamed and made.
   */
  async areWanted(issueKey: string): Promise<boolean> {
    const projectKey = issueKey.slice(0, Math.max(0, issueKey.lastIndexOf('-')))
    const ofProject = sql`(project.key = ${projectKey} or ${projectKey} = any(project.former_keys))`
    const [row] = await sql<{ areWanted: boolean }[]>`
      select exists (select from issue_sync sync join project using (tenant_id, project_id)
          where sync.state <> 'leaving' and ${ofProject})
        or exists (select from issue_sync where state <> 'leaving')
          and not exists (select from project where ${ofProject}) as "areWanted"`
    return row?.areWanted ?? false
  },

  async expect(projectId: string, expected: number): Promise<void> {
    await sql`
      update issue_sync set expected = ${expected}, begun_at = now() where project_id = ${projectId}`
  },

  /** One more page is stored. The reading ends with the last: what it did not meet is not open any more. */
  async advance(projectId: string, { nextPage, count }: PageRead): Promise<void> {
    const isLast = nextPage === undefined
    await sql`
      update issue_sync set read_count = read_count + ${count}, next_page = ${nextPage ?? null}, waits_until = null,
        state = ${isLast ? 'read' : 'reading'}, read_at = case when ${isLast} then now() else read_at end, due_at = now()
      where project_id = ${projectId} and state = 'reading'`
  },

  async wait(projectId: string, seconds: number): Promise<void> {
    const until = sql`now() + make_interval(secs => ${seconds})`
    await sql`
      update issue_sync set waits_until = ${until}, due_at = ${until}
      where project_id = ${projectId} and state = 'reading'`
  },

  async resizePages(projectId: string, pageSize: number): Promise<void> {
    await sql`update issue_sync set page_size = ${pageSize} where project_id = ${projectId}`
  },

  /** Once nothing of it is stored any more. */
  async end(projectId: string): Promise<void> {
    await sql`delete from token_count where project_id = ${projectId}`
    await sql`delete from issue_sync where project_id = ${projectId} and state = 'leaving'`
  },
})

interface Row extends Omit<IssueSync, 'nextPage' | 'expected' | 'waitsUntil'> {
  readonly nextPage: string | null
  readonly expected: number | null
  readonly waitsUntil: Date | null
}

const columns = (sql: TenantSql) => sql`
  project_id as "projectId", state, next_page as "nextPage", page_size as "pageSize", read_count as "readCount",
  expected, begun_at as "begunAt", read_at is null as "isFirst", case when waits_until > now() then waits_until end as "waitsUntil"`

const syncOf = ({ nextPage, expected, waitsUntil, ...row }: Row): IssueSync => ({
  ...row,
  nextPage: nextPage ?? undefined,
  expected: expected ?? undefined,
  waitsUntil: waitsUntil ?? undefined,
})
