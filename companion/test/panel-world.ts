import { randomUUID } from 'node:crypto'
import { connections } from '../src/connections/connections'
import type { TenantSql } from '../src/database/database'
import { issues } from '../src/issues/issues'
import { readPanel } from '../src/panel/read-panel'
import { linkedIssues } from '../src/pull-requests/linked-issues'
import type { PullRequest } from '../src/pull-requests/pull-request'
import { pullRequests } from '../src/pull-requests/pull-requests'
import { repositories } from '../src/pull-requests/repositories'
import { aPullRequest } from './a-pull-request'
import { createInstalledTenant } from './installed-tenant'

export const issueId = '10007'
export const shop = '10000'

interface Linked {
  readonly repository?: string
  readonly projectIds?: readonly string[]
}

export type PanelWorld = Awaited<ReturnType<typeof createPanelWorld>>

/** A tenant with a git host and the issue SHOP-7, and what its panel shows; every row is written as the pipeline does. */
export const createPanelWorld = async () => {
  const tenant = await createInstalledTenant()
  const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) =>
    tenant.database.withTenant(tenant.tenantId, work)
  let connectionId = ''
  return {
    ...tenant,
    inTenant,

    /** Forgets every pull request, and puts the issue back to To Do. */
    async startOver() {
      await tenant.superuser`delete from connection where host <> 'jira'`
      await tenant.superuser`delete from effect`
      await tenant.superuser`delete from issue`
      connectionId = randomUUID()
      await inTenant(async (sql) => {
        const github = { host: 'github', mode: 'pat', baseUrl: 'https://api.github.com' } as const
        await connections(sql).add({ connectionId, ...github, sealedToken: undefined })
        const words = { summary: 'Checkout', status: 'To Do', statusCategory: 'new' }
        await issues(sql).save({ issueId, key: 'SHOP-7', projectId: shop, ...words })
      })
    },

    /** Stores a pull request of the issue, whose repository may reach the issue's project unless told. */
    link: (
      changes: Partial<PullRequest>,
      { repository = 'acme/shop', projectIds = [shop] }: Linked = {},
    ): Promise<string> =>
      inTenant(async (sql) => {
        const known = { hostRepositoryId: repository, name: repository, isPrivate: true }
        const repositoryId = await repositories(sql).choose(connectionId, known)
        for (const projectId of projectIds) await repositories(sql).map(repositoryId, projectId)
        const pull = aPullRequest({ number: 1, branch: 'SHOP-7-retry', ...changes })
        const pullRequestId = await pullRequests(sql).save(repositoryId, pull)
        const why = { place: 'branch', writtenKey: 'SHOP-7', branch: 'SHOP-7-retry' } as const
        await linkedIssues(sql).replaceWritten(pullRequestId, false, [{ issueId, why }])
        return pullRequestId
      }),

    read: () => inTenant((sql) => readPanel(sql, issueId, 30)),

    /** A delivery of the pull request, as the door and the pipeline leave it. Returns its inbox id. */
    async keepDelivery(pullRequestId: string): Promise<string> {
      const [row] = await tenant.superuser<{ id: string }[]>`
        insert into inbox (tenant_id, connection_id, delivery_id, event, body, pull_request_id)
        values (${tenant.tenantId}, ${connectionId}, ${randomUUID()}, 'pull_request', '{}', ${pullRequestId})
        returning inbox_id::text as id`
      return row?.id ?? ''
    },
  }
}
