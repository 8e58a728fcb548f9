import type { PanelPullRequest } from '@throughline/shared/panel'
import postgres from 'postgres'
import type { NewPullRequest, Outcome } from '../../sandbox/src/git-host/pull-request-steps'
import { createDatabase, type TenantSql } from '../src/database/database'
import { eventually, type World } from './world'

type Opened = Partial<NewPullRequest> & { readonly message?: string }

/** What journeys do and look at, again and again. The repository is acme/storefront, the author Mina, unless told. */
export const inWorld = (world: World) => {
  const { gitHost, jira } = world
  const database = createDatabase({ url: world.settings.databaseUrl, connections: 1, deadlineMs: 5_000 })
  const superuser = postgres(world.settings.databaseUrl, { max: 1, onnotice: () => {} })

  const issueId = (key: string) => jira.findIssue(key)?.id ?? ''

  const rowsOf = async (issueKey: string): Promise<readonly PanelPullRequest[]> =>
    (await world.readPanel(issueKey)).repositories.flatMap(({ pullRequests }) => pullRequests)

  const findRow = async (issueKey: string, label: string) =>
    (await rowsOf(issueKey)).find((row) => row.label === label)

  const pendingJobs = async () => {
    const [row] = await superuser<{ count: number }[]>`
      select count(*)::int as count from graphile_worker._private_jobs where attempts < max_attempts`
    return row?.count ?? 0
  }

  return {
    issueId,
    inTenant: <T>(work: (sql: TenantSql) => Promise<T>) => database.withTenant(world.tenantId, work),
    superuser,

    open: ({ message = 'Give up after eight seconds', ...more }: Opened = {}): Promise<Outcome> =>
      gitHost.openPullRequest({
        repository: 'acme/storefront',
        title: 'Retry payment calls',
        branch: `branch-${Math.random().toString(36).slice(2)}`,
        author: 'mina',
        commits: [commitOf(message)],
        ...more,
      }),

    /** Resolves once every delivery so far has had all that follows from it. */
    settled: () => eventually(pendingJobs, (count) => count === 0),

    rowsOf,
    findRow,
    /** The row as soon as the panel shows it so. */
    row: (issueKey: string, label: string, isSo: (row: PanelPullRequest) => boolean = () => true) =>
      eventually(
        () => findRow(issueKey, label),
        (row) => row !== undefined && isSo(row),
      ),

    /** The web links in Jira from this issue to the pull request of this number. */
    webLinks: (issueKey: string, number: number) =>
      jira.remoteLinks(issueId(issueKey)).filter(({ object }) => object.url.endsWith(`/pull/${number}`)),

    /** Our comments on the issue that name this title. */
    summaries: (issueKey: string, title: string) =>
      jira
        .comments(issueId(issueKey))
        .filter(({ properties }) => properties.some(({ key }) => key === 'throughline'))
        .filter(({ body }) => JSON.stringify(body).includes(title)),

    stop: () => Promise.all([database.close(), superuser.end()]),
  }
}

/** A commit of one file, with this message. */
export const commitOf = (message: string) => ({
  message,
  files: [
    {
      path: 'checkout/retry-policy.ts',
      change: 'added' as const,
      patch: '@@ -0,0 +1 @@\n+export const a = 1',
    },
  ],
})
