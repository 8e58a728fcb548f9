import type { NamedIssue } from '../../features/follow-up-tools'
import { type Issue, issues } from '../../issues/issues'
import type { CreateFollowUpOptions } from './create-follow-up'

type Options = Pick<CreateFollowUpOptions, 'database' | 'jira' | 'clock' | 'tenantId' | 'located'>

/** Issues we know are kept fresh by what Jira tells of them. */
const ISSUE_AGE_MS = 24 * 60 * 60 * 1_000

/** More of them in one change are data and no work. */
const MOST = 20

/** How the issues stand that to-dos name. One that the repository may not reach is not told. */
export const createReadNamedIssues =
  (options: Options) =>
  async (keys: readonly string[]): Promise<ReadonlyMap<string, NamedIssue>> => {
    const named = new Map<string, NamedIssue>()
    for (const key of [...new Set(keys)].slice(0, MOST)) {
      const state = stateOf(await findNamed(options, key))
      if (state) named.set(key, state)
    }
    return named
  }

const stateOf = (found: Found): NamedIssue | undefined => {
  if (!found.issue) return 'missing'
  if (!found.isReached) return undefined
  return found.issue.statusCategory === 'done' ? 'done' : 'open'
}

interface Found {
  readonly issue: Issue | undefined
  readonly isReached: boolean
}

const findNamed = async (
  { database, jira, clock, tenantId, located }: Options,
  key: string,
): Promise<Found> => {
  const since = new Date(clock().getTime() - ISSUE_AGE_MS)
  const stored = await database.withTenant(tenantId, (sql) => issues(sql).findFresh(key, since))
  const issue = stored ?? (await jira.findIssue(key))
  if (!issue) return { issue, isReached: false }
  return database.withTenant(tenantId, async (sql) => {
    if (!stored) await issues(sql).save(issue)
    const rows = await sql`
      select from repository_project
      where repository_id = ${located.repositoryId} and project_id = ${issue.projectId}`
    return { issue, isReached: rows.length > 0 }
  })
}
