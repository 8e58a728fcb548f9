import type { ReadingProgress } from '@throughline/shared/reading-words'
import { connections } from '../connections/connections'
import type { TenantSql } from '../database/database'
import { type IssueSync, issueSyncs } from '../issue-pool/issue-syncs'
import { isCounted, pointsLeft, TENANT_POINTS } from './reading-budget'
import { secondsLeft } from './seconds-left'

/** What is known of the open issues that candidates are found among. */
export interface KnownIssues {
  /** How many open issues are stored. */
  readonly count: number
  /** Projects of which not all were ever read. */
  readonly readings: readonly ReadingProgress[]
}

/** How far the open issues have been read, as people are told. */
export const readKnownIssues = async (sql: TenantSql, now: Date): Promise<KnownIssues> => {
  const [stored] = await sql<{ count: number }[]>`
    select coalesce(sum(issue_count), 0)::int as count from issue_sync where state <> 'leaving'`
  const syncs = (await issueSyncs(sql).list()).filter(({ state, isFirst }) => state === 'reading' && isFirst)
  const jira = await connections(sql).findJira()
  const budget =
    syncs.length > 0 && jira && isCounted(jira.mode)
      ? { left: await pointsLeft(sql), anHour: TENANT_POINTS, secondsToNextHour: secondsToNextHour(now) }
      : undefined
  const keys = await projectKeys(sql)
  return {
    count: stored?.count ?? 0,
    readings: syncs.map((sync) => progressOf(sync, { now, budget, key: keys.get(sync.projectId) })),
  }
}

interface Told {
  readonly now: Date
  readonly budget: Parameters<typeof secondsLeft>[0]['budget']
  readonly key: string | undefined
}

const progressOf = (sync: IssueSync, { now, budget, key }: Told): ReadingProgress => {
  const { projectId, readCount: read, expected, begunAt } = sync
  const project = key ?? projectId
  if (expected === undefined) return { project, read }
  const elapsedSeconds = Math.max(0, (now.getTime() - begunAt.getTime()) / 1_000)
  return { project, read, expected, secondsLeft: secondsLeft({ read, expected, elapsedSeconds, budget }) }
}

const projectKeys = async (sql: TenantSql): Promise<ReadonlyMap<string, string>> => {
  const rows = await sql<{ projectId: string; key: string }[]>`
    select project_id as "projectId", key from project join issue_sync using (tenant_id, project_id)`
  return new Map(rows.map(({ projectId, key }) => [projectId, key]))
}

const HOUR_MS = 3_600_000
const secondsToNextHour = (now: Date) => Math.ceil((HOUR_MS - (now.getTime() % HOUR_MS)) / 1_000)
