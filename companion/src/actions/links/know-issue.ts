import { Failure } from '../../failure'
import { issues } from '../../issues/issues'
import type { ActionTools } from '../action'

/** Jira's id of the issue's project, and its key. Jira is asked about an issue that we have not met. */
export interface KnownIssue {
  readonly projectId: string
  readonly key: string
}

/** Throws `not-there` for an issue that Jira does not show. */
export const knowIssue = async (
  { database, access }: Pick<ActionTools, 'database' | 'access'>,
  tenantId: string,
  issueId: string,
): Promise<KnownIssue> => {
  const stored = await database.withTenant(tenantId, async (sql) => ({
    projectId: await issues(sql).findProjectId(issueId),
    key: await issues(sql).findKey(issueId),
    isDeleted: await issues(sql).isDeleted(issueId),
  }))
  const { projectId, key, isDeleted } = stored
  if (projectId !== undefined && key !== undefined && !isDeleted) return { projectId, key }
  const { jira } = await access.jiraOf(tenantId)
  const issue = await jira.findIssue(issueId)
  if (!issue) throw new Failure('not-there', 'Jira does not show this issue to Throughline.')
  await database.withTenant(tenantId, (sql) => issues(sql).save(issue))
  return issue
}
