import type { Access } from '../connections/access'
import { connections } from '../connections/connections'
import type { Database, TenantSql } from '../database/database'
import type { Locks } from '../database/locks'
import { Failure } from '../failure'
import { type IssueSync, issueSyncs } from '../issue-pool/issue-syncs'
import { openIssues } from '../issue-pool/open-issues'
import type { Jira } from '../jira/jira'
import { addJobs, type NewJob } from '../jobs/add-jobs'
import type { Log } from '../log'
import { isCounted, takePoints } from './reading-budget'

export interface SyncOptions {
  readonly database: Database
  readonly locks: Locks
  readonly access: Access
  readonly log: Log
}

interface Project {
  readonly tenantId: string
  readonly projectId: string
}

/** Then others that wait in the same queue have their turn. */
const PAGES_AT_ONCE = 10
const LEAST_PAGE = 10
/** So many issues are forgotten in one short transaction. */
const BATCH = 1_000

/**
 * Reads the open issues of a project, a page in each transaction together with where the list goes on: whatever ends it,
 * it continues there. It waits while its share of an hour's points is used up. Of a project that is not wanted any more,
 * everything is deleted.
 */
export const createSyncIssues =
  (options: SyncOptions) =>
  async (project: Project): Promise<void> => {
    const { locks } = options
    try {
      await locks.hold(`${project.tenantId} sync-issues ${project.projectId}`, () => sync(options, project))
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'effect-busy')) throw error
    }
  }

const sync = async (options: SyncOptions, project: Project) => {
  const { database, access, log } = options
  const { tenantId, projectId } = project
  const start = await database.withTenant(tenantId, async (sql) => ({
    reading: await issueSyncs(sql).find(projectId),
    mode: (await connections(sql).findJira())?.mode ?? 'forge',
  }))
  if (start.reading?.state === 'leaving') return forget(options, project)
  if (start.reading?.state !== 'reading') return
  const { jira } = await access.jiraOf(tenantId)
  const reader = { ...options, ...project, jira, isCounted: isCounted(start.mode) }
  for (let pages = 0; pages < PAGES_AT_ONCE; pages++) {
    const reading = await database.withTenant(tenantId, (sql) => issueSyncs(sql).find(projectId))
    if (reading?.state !== 'reading') return
    if ((await readOn(reader, reading)) === 'waits') return
  }
  await database.withTenant(tenantId, (sql) => addJobs(sql, [syncJob(project)]))
  log.debug({ tenant: tenantId, project: projectId }, 'reads on in a moment')
}

interface Reader extends SyncOptions, Project {
  readonly jira: Jira
  readonly isCounted: boolean
}

const readOn = async (
  reader: Reader,
  { expected, nextPage, pageSize }: IssueSync,
): Promise<'waits' | 'read'> => {
  const { database, tenantId, projectId, jira } = reader
  if (await mustWait(reader, expected === undefined ? pageSize + 2 : pageSize + 1)) return 'waits'
  if (expected === undefined) {
    const counted = await jira.countOpenIssues(projectId)
    await database.withTenant(tenantId, (sql) => issueSyncs(sql).expect(projectId, counted))
  }
  const page = await jira.readOpenIssues(projectId, nextPage, pageSize).catch(async (error: unknown) => {
    await shrinkPages(reader, pageSize, error)
    throw error
  })
  await database.withTenant(tenantId, async (sql) => {
    await openIssues(sql, tenantId).save(page.issues)
    if (page.next === undefined) await removeUnmet(sql, reader)
    await issueSyncs(sql).advance(projectId, { nextPage: page.next, count: page.issues.length })
  })
  if (page.next === undefined)
    await database.withTenant(tenantId, (sql) => openIssues(sql, tenantId).analyze())
  return 'read'
}

const removeUnmet = async (sql: TenantSql, { tenantId, projectId }: Project) => {
  for (;;) {
    const gone = await openIssues(sql, tenantId).unmet(projectId, BATCH)
    await openIssues(sql, tenantId).remove(gone)
    if (gone.length < BATCH) return
  }
}

const mustWait = async (reader: Reader, points: number): Promise<boolean> => {
  const { database, tenantId, projectId, isCounted } = reader
  if (!isCounted) return false
  return database.withTenant(tenantId, async (sql) => {
    const seconds = await takePoints(sql, points)
    if (seconds > 0) await issueSyncs(sql).wait(projectId, seconds)
    return seconds > 0
  })
}

/** An answer that did not come may have been too large. */
const shrinkPages = async ({ database, tenantId, projectId }: Reader, pageSize: number, error: unknown) => {
  if (!(error instanceof Failure && error.code === 'jira-unavailable') || pageSize <= LEAST_PAGE) return
  const smaller = Math.max(LEAST_PAGE, Math.floor(pageSize / 2))
  await database.withTenant(tenantId, (sql) => issueSyncs(sql).resizePages(projectId, smaller))
}

const forget = async ({ database, log }: SyncOptions, { tenantId, projectId }: Project) => {
  const batch = () =>
    database.withTenant(tenantId, (sql) => openIssues(sql, tenantId).forget(projectId, BATCH))
  while ((await batch()) === BATCH);
  await database.withTenant(tenantId, (sql) => issueSyncs(sql).end(projectId))
  log.info({ tenant: tenantId, project: projectId }, 'forgot the issues of a project')
}

const syncJob = ({ tenantId, projectId }: Project): NewJob => ({
  name: 'sync-issues',
  key: `sync-issues ${tenantId} ${projectId}`,
  queue: 'issue-sync',
  payload: { tenantId, projectId },
})
