import type { Database } from '../database/database'
import { Failure } from '../failure'
import type { Access } from './access'
import { type Connection, connections } from './connections'
import { isTyped } from './expiry'

/** The address at which people know a Jira. Undefined where nobody has told it yet. */
export const siteUrlOf = (jira: Connection | undefined): string | undefined =>
  jira?.siteUrl ?? (jira && isTyped(jira.mode) ? jira.baseUrl : undefined)

interface Asking {
  readonly database: Database
  readonly access: Pick<Access, 'jiraOf'>
  readonly tenantId: string
}

/**
 * The tenant's Jira with the address of its site. The app's calls go another way and do not tell it, so Jira is asked
 * once; while it does not answer, the address stays unknown.
 */
export const findJiraWithSite = async ({
  database,
  access,
  tenantId,
}: Asking): Promise<Connection | undefined> => {
  const jira = await database.withTenant(tenantId, (sql) => connections(sql).findJira())
  if (!jira || siteUrlOf(jira) !== undefined) return jira
  try {
    const siteUrl = await (await access.jiraOf(tenantId)).jira.readSiteUrl()
    await database.withTenant(tenantId, (sql) => connections(sql).noteSite(jira.connectionId, siteUrl))
    return { ...jira, siteUrl }
  } catch (error) {
    if (error instanceof Failure) return jira
    throw error
  }
}
