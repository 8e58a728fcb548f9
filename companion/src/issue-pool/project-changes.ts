import type { TenantSql } from '../database/database'
import type { JiraName, PersonOfJira } from './jira-name'
import type { StoredActivity } from './open-issue-row'
import type { ProjectIndex } from './project-index'
import { touchesOf } from './touches'

/** How far the changes of a project's issues have been seen. */
export interface SeenChanges {
  readonly projectId: string
  readonly index: ProjectIndex
  /** The number of the last issue that came or changed, and of the last that left. */
  readonly changed: number
  readonly gone: number
}

/** So many changed issues of a project are read at once. */
export const MOST_CHANGES = 500

interface Row {
  readonly projectId: string
  readonly issueId: string
  readonly key: string
  readonly change: number
  readonly tokens: readonly number[]
  readonly weights: readonly number[]
  readonly textLength: number
  readonly summaryLength: number
  readonly updatedAt: Date
  readonly createdAt: Date | null
  readonly reporter: JiraName | null
  readonly activity: StoredActivity
}

/** Issues of these projects that changed since, of each those that changed first; and those that left. */
export const readChanges = async (sql: TenantSql, seen: readonly SeenChanges[]) => {
  const projectIds = seen.map(({ projectId }) => projectId)
  const [changed, gone] = await Promise.all([
    sql<Row[]>`
      select seen.project_id as "projectId", issue.issue_id as "issueId", key, change::float8 as change,
        array_to_json(tokens) as tokens, array_to_json(weights) as weights, text_length as "textLength",
        summary_length as "summaryLength", entry.updated_at as "updatedAt", created_at as "createdAt", reporter, activity
      from unnest(${projectIds}::text[], ${seen.map(({ changed }) => changed)}::bigint[]) as seen (project_id, last)
      cross join lateral (
        select issue_id, key, change, created_at, reporter, activity from open_issue
        where project_id = seen.project_id and change > seen.last order by change limit ${MOST_CHANGES}) issue
      join issue_index entry using (issue_id)`,
    sql<{ projectId: string; issueId: string; change: number }[]>`
      select project_id as "projectId", issue_id as "issueId", change::float8 as change
      from unnest(${projectIds}::text[], ${seen.map(({ gone }) => gone)}::bigint[]) as seen (project_id, last)
      join gone_issue issue using (project_id) where issue.change > seen.last`,
  ])
  return { changed, gone }
}

/** Whether there was nothing more to read. */
export const isAll = ({ changed }: Changes): boolean => {
  const counts = new Map<string, number>()
  for (const { projectId } of changed) counts.set(projectId, (counts.get(projectId) ?? 0) + 1)
  return Math.max(0, ...counts.values()) < MOST_CHANGES
}

/** The number of the last issue that left a project so far. */
export const readLastGone = async (sql: TenantSql, projectId: string): Promise<number> => {
  const [row] = await sql<{ last: number | null }[]>`
    select max(change)::float8 as last from gone_issue where project_id = ${projectId}`
  return row?.last ?? 0
}

type Changes = Awaited<ReturnType<typeof readChanges>>

/** The index with these changes. Both kinds of change are counted apart: they are not read at the same moment. */
export const withChanges = (
  seen: SeenChanges,
  { changed, gone }: Changes,
  personOf: PersonOfJira,
): SeenChanges => {
  let { changed: lastChanged, gone: lastGone } = seen
  for (const row of changed) {
    if (row.projectId !== seen.projectId) continue
    const { issueId, key, change, updatedAt, textLength, summaryLength } = row
    const touches = touchesOf(row, personOf)
    seen.index.put(
      { issueId, key, change, updatedAt, textLength, summaryLength, touches },
      row.tokens,
      row.weights,
    )
    lastChanged = Math.max(lastChanged, change)
  }
  for (const { projectId, issueId, change } of gone) {
    if (projectId !== seen.projectId) continue
    seen.index.remove(issueId, change)
    lastGone = Math.max(lastGone, change)
  }
  return { ...seen, changed: lastChanged, gone: lastGone }
}
