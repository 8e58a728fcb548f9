import { randomUUID } from 'node:crypto'
import type { Database } from '@throughline/companion/database/database'
import type { JiraName } from '@throughline/companion/issue-pool/jira-name'
import { openIssues } from '@throughline/companion/issue-pool/open-issues'
import type { StoredIssue } from '@throughline/companion/issue-pool/stored-issue'
import type { RecordedIssue } from '@throughline/companion/link-scoring/open-issue'
import type { Person } from '@throughline/companion/link-scoring/people'
import postgres from 'postgres'
import type { OwnPostgres } from './own-postgres'

export interface PoolTenant {
  readonly tenantId: string
  readonly repositoryId: string
}

export const PROJECT = '10000'

/** A tenant with a Jira, and one repository that is mapped to one project. */
export const makePoolTenant = async ({ url }: Pick<OwnPostgres, 'url'>): Promise<PoolTenant> => {
  const superuser = postgres(url, { max: 1, onnotice: () => {} })
  const [tenantId, connectionId, repositoryId] = [randomUUID(), randomUUID(), randomUUID()]
  try {
    await superuser`
      insert into tenant (tenant_id, kind, installation_id, environment_id, wrapped_key)
      values (${tenantId}, 'forge', ${tenantId}, 'bench', 'none')`
    await superuser`
      insert into connection (tenant_id, connection_id, host, mode, base_url)
      values (${tenantId}, ${connectionId}, 'github', 'pat', 'https://github.example'),
        (${tenantId}, ${randomUUID()}, 'jira', 'forge', 'https://jira.example')`
    await superuser`
      insert into repository (tenant_id, repository_id, connection_id, host_repository_id, name, is_private)
      values (${tenantId}, ${repositoryId}, ${connectionId}, '1', 'acme/storefront', true)`
    await superuser`
      insert into repository_project (tenant_id, repository_id, project_id)
      values (${tenantId}, ${repositoryId}, ${PROJECT})`
    await superuser`insert into issue_sync (tenant_id, project_id) values (${tenantId}, ${PROJECT})`
    return { tenantId, repositoryId }
  } finally {
    await superuser.end()
  }
}

const BATCH = 200

/** Stores issues as they would have been read, page by page, and as the reading ends. */
export const storeIssues = async (
  database: Database,
  tenantId: string,
  issues: readonly RecordedIssue[],
): Promise<void> => {
  for (let from = 0; from < issues.length; from += BATCH) {
    const batch = issues.slice(from, from + BATCH).map((issue, at) => storedOf(issue, from + at))
    await database.withTenant(tenantId, (sql) => openIssues(sql, tenantId).save(batch))
  }
  await database.withTenant(tenantId, (sql) => openIssues(sql, tenantId).analyze())
}

const storedOf = (issue: RecordedIssue, at: number): StoredIssue => ({
  ...issue,
  issueId: String(100_000 + at),
  projectId: PROJECT,
  priority: undefined,
  status: 'To Do',
  statusCategory: 'new',
  assignee: nameOf(issue.assignee),
  reporter: nameOf(issue.reporter),
  updatedAt: issue.activity.at(-1)?.at ?? issue.createdAt ?? new Date(0),
  activity: issue.activity.flatMap((one) => {
    const by = nameOf(one.by)
    return by ? [{ at: one.at, by }] : []
  }),
  linkedIssueIds: [],
})

const nameOf = (person: Person | undefined): JiraName | undefined =>
  person && { id: person.displayName, name: person.displayName }
