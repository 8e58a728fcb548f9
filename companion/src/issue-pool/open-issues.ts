import type { TenantSql } from '../database/database'
import { passedJson } from '../database/passed-json'
import { rowsOf, type StoredIssue } from './stored-issue'

/** The open issues of projects that are read. In how many of them each word stands is counted with every change. */
export const openIssues = (sql: TenantSql, tenantId: string) => ({
  /** Issues of projects that are not read, or not any more, are left out. */
  async save(issues: readonly StoredIssue[]): Promise<void> {
    const told = [...new Map(issues.map((issue) => [issue.issueId, issue])).values()]
    const issueIds = told.map(({ issueId }) => issueId)
    const projects = await lock(sql, [
      ...(await projectsOf(sql, issueIds)),
      ...told.map((one) => one.projectId),
    ])
    const rows = told.filter(({ projectId }) => projects.has(projectId)).map((one) => rowsOf(tenantId, one))
    await recount(
      sql,
      issueIds,
      rows.map(({ entry }) => entry),
    )
    const keptIds = new Set(rows.map(({ issue }) => issue.issue_id))
    await remove(
      sql,
      issueIds.filter((id) => !keptIds.has(id)),
    )
    await leaveProjects(
      sql,
      rows.map(({ issue }) => issue),
    )
    await putIssues(
      sql,
      rows.map(({ issue }) => issue),
    )
    await putEntries(
      sql,
      rows.map(({ entry }) => entry),
    )
  },

  async has(issueId: string): Promise<boolean> {
    return (await sql`select from open_issue where issue_id = ${issueId}`).length === 1
  },

  /**
   * The ids of those of these issues that may be news: they are candidates that changed since they were read, or not
   * known yet though their project is read.
   */
  async changed(told: readonly ToldIssue[]): Promise<readonly string[]> {
    const rows = await sql<{ issueId: string }[]>`
      select told.id as "issueId" from unnest(
        ${told.map(({ issueId }) => issueId)}::text[], ${told.map(({ projectId }) => projectId)}::text[],
        ${told.map(({ statusCategory }) => statusCategory)}::text[],
        ${told.map(({ updatedAt }) => updatedAt?.toISOString() ?? '')}::text[]
      ) as told (id, project_id, status_category, updated_at)
      left join open_issue known on known.issue_id = told.id
      left join issue_sync sync on sync.project_id = told.project_id and sync.state <> 'leaving'
      where case when known.issue_id is null
        then sync.project_id is not null and told.status_category <> 'done'
        else known.updated_at is distinct from nullif(told.updated_at, '')::timestamptz end
      order by told.id`
    return [...new Set(rows.map(({ issueId }) => issueId))]
  },

  /** They are done, gone, or not to be seen any more. */
  async remove(issueIds: readonly string[]): Promise<void> {
    if (issueIds.length === 0) return
    await lock(sql, await projectsOf(sql, issueIds))
    await recount(sql, issueIds, [])
    await remove(sql, issueIds)
  },

  /** At most so many issues of a project that were not read since its reading began: nobody told that they are gone. */
  async unmet(projectId: string, most: number): Promise<readonly string[]> {
    const rows = await sql<{ issueId: string }[]>`
      select issue_id as "issueId" from open_issue join issue_sync sync using (tenant_id, project_id)
      where project_id = ${projectId} and open_issue.read_at < sync.begun_at limit ${most}`
    return rows.map(({ issueId }) => issueId)
  },

  /** Lets Postgres know how many there are of whom: worth its second where many came. */
  async analyze(): Promise<void> {
    await sql`select analyze_open_issues()`
  },

  /** Forgets at most so many issues of a project, uncounted. Returns how many there were. */
  async forget(projectId: string, most: number): Promise<number> {
    await sql`select from issue_sync where project_id = ${projectId} for update`
    const rows = await sql<{ issueId: string }[]>`
      select issue_id as "issueId" from open_issue where project_id = ${projectId} limit ${most}`
    await remove(
      sql,
      rows.map(({ issueId }) => issueId),
    )
    return rows.length
  },
})

/** An issue as a search tells it. */
type ToldIssue = Pick<StoredIssue, 'issueId' | 'projectId' | 'statusCategory'> & {
  readonly updatedAt?: Date
}

type Row = ReturnType<typeof rowsOf>

const projectsOf = async (sql: TenantSql, issueIds: readonly string[]): Promise<readonly string[]> => {
  const rows = await sql<{ projectId: string }[]>`
    select distinct project_id as "projectId" from open_issue where issue_id = any(${[...issueIds]})`
  return rows.map(({ projectId }) => projectId)
}

/** Of these projects, those that are read: until the commit nobody else writes or counts their issues. */
const lock = async (sql: TenantSql, projectIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await sql<{ projectId: string }[]>`
    select project_id as "projectId" from issue_sync
    where project_id = any(${[...new Set(projectIds)]}) and state <> 'leaving' order by project_id for update`
  return new Set(rows.map(({ projectId }) => projectId))
}

/** Counts these issues as they will be, and no longer as they are. */
const recount = async (sql: TenantSql, issueIds: readonly string[], entries: readonly Row['entry'][]) => {
  await sql`
    insert into token_count (project_id, token, count)
    select project_id, token, sum(change) from (
      select project_id, unnest(tokens) as token, 1 as change
        from jsonb_to_recordset(${sql.json(passedJson(entries))}) as entry (project_id text, tokens bigint[])
      union all
      select project_id, unnest(tokens), -1 from issue_index where issue_id = any(${[...issueIds]})) as changed
    group by project_id, token having sum(change) <> 0 order by token
    on conflict (tenant_id, token) do update set count = token_count.count + excluded.count`
  await sql`
    update issue_sync set issue_count = issue_count + more.issues, text_length = issue_sync.text_length + more.text,
      summary_length = issue_sync.summary_length + more.summary
    from (
      select project_id, sum(issues) as issues, sum(text) as text, sum(summary) as summary from (
        select project_id, 1 as issues, text_length as text, summary_length as summary
          from jsonb_to_recordset(${sql.json(passedJson(entries))})
          as entry (project_id text, text_length int, summary_length int)
        union all
        select project_id, -1, -text_length, -summary_length from issue_index
          where issue_id = any(${[...issueIds]})) as changed
      group by project_id) as more
    where issue_sync.project_id = more.project_id`
}

/** Who keeps the issues of a project in memory looks after them at least once a day. */
const remove = async (sql: TenantSql, issueIds: readonly string[]) => {
  if (issueIds.length === 0) return
  await sql`
    with gone as (
      delete from open_issue where issue_id = any(${[...issueIds]}) returning project_id, issue_id)
    insert into gone_issue (project_id, issue_id) select project_id, issue_id from gone`
  await sql`delete from gone_issue where gone_at < now() - interval '2 days'`
}

/** Issues that are of another project now are gone from the one in which they were. */
const leaveProjects = async (sql: TenantSql, rows: readonly Row['issue'][]) => {
  await sql`
    insert into gone_issue (project_id, issue_id)
    select known.project_id, issue_id from open_issue known
    join unnest(${rows.map((row) => row.issue_id)}::text[], ${rows.map((row) => row.project_id)}::text[])
      as told (issue_id, project_id) using (issue_id)
    where known.project_id <> told.project_id`
}

/** An issue that is found and compared as before is no change. */
const putIssues = async (sql: TenantSql, rows: readonly Row['issue'][]) => {
  if (rows.length === 0) return
  await sql`
    insert into open_issue (issue_id, project_id, key, summary, description, words, identifiers, type, priority,
      status, status_category, components, labels, assignee, reporter, created_at, updated_at, activity,
      linked_issue_ids)
    select * from jsonb_to_recordset(${sql.json(passedJson(rows))}) as row (issue_id text, project_id text, key text,
      summary text, description text, words text, identifiers text, type text, priority text, status text,
      status_category text, components text[], labels text[], assignee jsonb, reporter jsonb, created_at timestamptz,
      updated_at timestamptz, activity jsonb, linked_issue_ids text[])
    on conflict (tenant_id, issue_id) do update set project_id = excluded.project_id, key = excluded.key,
      summary = excluded.summary, description = excluded.description, words = excluded.words,
      identifiers = excluded.identifiers, type = excluded.type, priority = excluded.priority,
      status = excluded.status, status_category = excluded.status_category, components = excluded.components,
      labels = excluded.labels, assignee = excluded.assignee, reporter = excluded.reporter,
      created_at = excluded.created_at, updated_at = excluded.updated_at, activity = excluded.activity,
      linked_issue_ids = excluded.linked_issue_ids, read_at = now(),
      change = case when (open_issue.project_id, open_issue.key, open_issue.summary, open_issue.words,
          open_issue.identifiers, open_issue.type, open_issue.components, open_issue.labels, open_issue.assignee,
          open_issue.reporter, open_issue.created_at, open_issue.updated_at, open_issue.activity)
        is distinct from (excluded.project_id, excluded.key, excluded.summary, excluded.words, excluded.identifiers,
          excluded.type, excluded.components, excluded.labels, excluded.assignee, excluded.reporter,
          excluded.created_at, excluded.updated_at, excluded.activity)
        then nextval('open_issue_change') else open_issue.change end`
}

const putEntries = async (sql: TenantSql, rows: readonly Row['entry'][]) => {
  if (rows.length === 0) return
  await sql`
    insert into issue_index (issue_id, project_id, tokens, weights, text_length, summary_length, updated_at)
    select * from jsonb_to_recordset(${sql.json(passedJson(rows))}) as row (issue_id text, project_id text,
      tokens bigint[], weights smallint[], text_length int, summary_length int, updated_at timestamptz)
    on conflict (tenant_id, issue_id) do update set project_id = excluded.project_id, tokens = excluded.tokens,
      weights = excluded.weights, text_length = excluded.text_length, summary_length = excluded.summary_length,
      updated_at = excluded.updated_at`
}
