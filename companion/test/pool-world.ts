import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { createDatabase } from '../src/database/database'
import type { JiraName } from '../src/issue-pool/jira-name'
import { personOfJira } from '../src/issue-pool/jira-name'
import { createKeptIssues, type KeptIssues } from '../src/issue-pool/kept-issues'
import { openIssuePool } from '../src/issue-pool/open-issue-pool'
import { openIssues } from '../src/issue-pool/open-issues'
import { createProjectIndexes } from '../src/issue-pool/project-indexes'
import type { StoredIssue } from '../src/issue-pool/stored-issue'
import type { RecordedIssue } from '../src/link-scoring/open-issue'
import { createThrowawayDatabase } from './throwaway-database'

export const now = new Date('2026-11-22T10:00:00Z')

/** An issue of project 10, SHOP, unless told. */
export const storedIssue = (
  number: number,
  summary: string,
  more: Partial<StoredIssue> = {},
): StoredIssue => ({
  issueId: String(10_000 + number),
  projectId: '10',
  key: `SHOP-${number}`,
  summary,
  description: '',
  type: 'Bug',
  priority: undefined,
  status: 'To Do',
  statusCategory: 'new',
  components: [],
  labels: [],
  assignee: undefined,
  reporter: undefined,
  createdAt: new Date('2026-11-01T00:00:00Z'),
  updatedAt: new Date('2026-11-20T00:00:00Z'),
  activity: [],
  linkedIssueIds: [],
  ...more,
})

/** The same issue for a pool in memory. */
export const recordedOf = (issue: StoredIssue): RecordedIssue => {
  const { key, summary, description, type, components, labels, createdAt } = issue
  return {
    ...{ key, summary, description, type, components, labels, createdAt },
    assignee: issue.assignee && personOfJira(issue.assignee),
    reporter: issue.reporter && personOfJira(issue.reporter),
    activity: issue.activity.map(({ at, by }) => ({ at, by: personOfJira(by) })),
  }
}

export const jiraName = (id: string, name: string): JiraName => ({ id, name })

export interface AddedLink {
  readonly state?: string
  readonly author?: string
  readonly openedAt?: Date
  /** None where it was only asked about. */
  readonly origin?: 'written' | 'inferred' | 'none'
  readonly decision?: string
  /** How sure the first candidate was, where it was found and not written. */
  readonly scored?: number
}

/**
 * Tenants with a Jira and one repository each, mapped to a project whose issues are read: 10 unless told. Where its issues
 * are kept in memory, pools are of a process that was asked about each project before.
 */
export const createPoolWorld = async ({ inMemory = false } = {}) => {
  const keptIssues = createKeptIssues()
  const throwaway = await createThrowawayDatabase()
  const superuser = postgres(throwaway.url, { max: 1, onnotice: () => {} })
  const database = createDatabase({ url: throwaway.url, connections: 3, deadlineMs: 20_000 })

  const addTenant = async (projectId = '10') => {
    const [tenantId, connectionId, repositoryId] = [randomUUID(), randomUUID(), randomUUID()]
    await superuser`
      insert into tenant (tenant_id, kind, installation_id, environment_id, wrapped_key)
      values (${tenantId}, 'forge', ${tenantId}, 'p', 'wrapped')`
    await superuser`
      insert into connection (tenant_id, connection_id, host, mode, base_url)
      values (${tenantId}, ${connectionId}, 'github', 'pat', 'https://github.example'),
        (${tenantId}, ${randomUUID()}, 'jira', 'forge', 'https://api.example')`
    await superuser`
      insert into repository (tenant_id, repository_id, connection_id, host_repository_id, name, is_private)
      values (${tenantId}, ${repositoryId}, ${connectionId}, '7', 'acme/storefront', true)`
    const tenant = {
      tenantId,
      repositoryId,
      inTenant: <T>(work: Parameters<typeof database.withTenant<T>>[1]) =>
        database.withTenant(tenantId, work),

      async readProject(projectId: string) {
        await tenant.inTenant(
          (sql) => sql`insert into issue_sync (project_id) values (${projectId}) on conflict do nothing`,
        )
        await tenant.inTenant(
          (sql) => sql`
            insert into repository_project (repository_id, project_id) values (${repositoryId}, ${projectId})
            on conflict do nothing`,
        )
      },

      save: (issues: readonly StoredIssue[]) =>
        tenant.inTenant((sql) => openIssues(sql, tenantId).save(issues)),
      remove: (...issueIds: readonly string[]) =>
        tenant.inTenant((sql) => openIssues(sql, tenantId).remove(issueIds)),

      async pool(pullRequestId?: string) {
        const open = (kept: KeptIssues) =>
          openIssuePool(database, tenantId, {
            ...{ repositoryId, now, keptIssues: kept },
            ...(pullRequestId !== undefined && { pullRequestId }),
          })
        if (!inMemory) return open({ ...keptIssues, projectIndexes: createProjectIndexes() })
        await open(keptIssues)
        return open(keptIssues)
      },

      /** A pull request of the repository that points at an issue. Returns its id. */
      async addLink(issueId: string, more: AddedLink = {}) {
        const pullRequestId = randomUUID()
        const { state = 'open', decision = 'none', author = 'mina', openedAt = now } = more
        const { origin = 'written', scored } = more
        await tenant.inTenant(async (sql) => {
          await sql`
            insert into pull_request (pull_request_id, repository_id, number, title, url, state, branch, base_branch,
              head_sha, author, reviews, is_revert, opened_at, updated_at, file_count)
            values (${pullRequestId}, ${repositoryId}, ${Math.floor(Math.random() * 1e9)}, 'One', '', ${state}, 'one',
              'main', '1', ${sql.json({ login: author, name: author })}, '[]', false, ${openedAt}, ${openedAt}, 1)`
          await sql`
            insert into issue (issue_id, key, project_id, summary, status, status_category)
            values (${issueId}, ${`SHOP-${Number(issueId) - 10_000}`}, '10', '', '', '') on conflict do nothing`
          if (origin !== 'none')
            await sql`
              insert into linked_issue (pull_request_id, issue_id, origin, decision, is_revert, why)
              values (${pullRequestId}, ${issueId}, ${origin}, ${decision}, false, '{}')`
          if (scored !== undefined)
            await sql`
              insert into link_candidate
                (pull_request_id, issue_id, place, confidence, scored, signals, is_sure, suggested_at)
              values (${pullRequestId}, ${issueId}, 0, ${scored}, ${scored}, '[]', false, ${openedAt})`
        })
        return pullRequestId
      },
    }
    await tenant.readProject(projectId)
    return tenant
  }

  return {
    url: throwaway.url,
    superuser,
    database,
    addTenant,
    async stop() {
      await Promise.all([superuser.end(), database.close()])
      await throwaway.drop()
    },
  }
}
