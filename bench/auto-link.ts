import { createDatabase, type Database } from '@throughline/companion/database/database'
import { issueFactsOf } from '@throughline/companion/issue-pool/issue-facts-of'
import { postgresIssuePool } from '@throughline/companion/issue-pool/postgres-issue-pool'
import { createPreparedIssues } from '@throughline/companion/issue-pool/prepared-issues'
import { type AskingPullRequest, askedOf } from '@throughline/companion/link-scoring/asked'
import { decideLink } from '@throughline/companion/link-scoring/decide-link'
import { findCandidates } from '@throughline/companion/link-scoring/find-candidates'
import type { IssuePool } from '@throughline/companion/link-scoring/issue-pool'
import { learnedModel } from '@throughline/companion/link-scoring/learned-model'
import { createMemoryPool } from '@throughline/companion/link-scoring/memory-pool'
import type { RecordedIssue } from '@throughline/companion/link-scoring/open-issue'
import postgres from 'postgres'
import { askingPullRequest, recordedIssues } from './auto-link-texts'
import type { Figure } from './figures'
import { firstSync } from './first-sync'
import { type OwnPostgres, startOwnPostgres } from './own-postgres'
import { makePoolTenant, type PoolTenant, storeIssues } from './pool-tenant'
import { percentile } from './spread'

const [SMALL, MIDDLE, LARGE] = [1_000, 10_000, 100_000]
const WARM_UP = 30
const DECISIONS = 200
const RETRIEVALS = 100
const GOAL_P95_MS = 25
const pullRequestId = '00000000-0000-4000-8000-000000000001'

/**
 * The whole decision for one pull request, from its texts to a confidence and the facts of the first candidate, among the
 * open issues of three tenants in one Postgres; the largest tenant's are read from a Jira first.
 */
export async function autoLink(say: (line: string) => void): Promise<readonly Figure[]> {
  const server = await startOwnPostgres()
  const database = createDatabase({ url: server.url, connections: 4, deadlineMs: 20_000 })
  try {
    const largest = await makePoolTenant(server)
    const synced = await firstSync({ server, database, tenant: largest, issues: LARGE }, say)
    const sizes = [
      await measureSize(database, await stored(server, database, SMALL, say)),
      await measureSize(database, await stored(server, database, MIDDLE, say)),
      await measureSize(database, { tenant: largest, count: LARGE, asking: askingOf(recordedIssues(LARGE)) }),
    ]
    const inMemory = await measureInMemory()
    return [...figuresOf(sizes, inMemory), ...(await sizeFigures(server)), ...synced]
  } finally {
    await database.close()
    await server.stop()
  }
}

/** What is asked stays, and nothing of the issues: a worker does not hold them either. */
interface Filled {
  readonly tenant: PoolTenant
  readonly count: number
  readonly asking: readonly AskingPullRequest[]
}

const askingOf = (issues: readonly RecordedIssue[]): readonly AskingPullRequest[] =>
  structuredClone(
    Array.from({ length: WARM_UP + DECISIONS + RETRIEVALS }, (_, at) => askingPullRequest(issues, at)),
  )

const stored = async (
  server: OwnPostgres,
  database: Database,
  count: number,
  say: (line: string) => void,
): Promise<Filled> => {
  const tenant = await makePoolTenant(server)
  const issues = recordedIssues(count)
  await storeIssues(database, tenant.tenantId, issues)
  say(`stored ${count} issues`)
  return { tenant, count, asking: askingOf(issues) }
}

interface Times {
  readonly count: number
  /** Before anything was looked at. */
  readonly cold: number
  readonly decisions: readonly number[]
  readonly retrievals: readonly number[]
}

const isWatched = async () => false

const measureSize = async (database: Database, { tenant, count, asking }: Filled): Promise<Times> => {
  const { tenantId, repositoryId } = tenant
  const preparedIssues = createPreparedIssues()
  const open = () => postgresIssuePool(database, tenantId, { repositoryId, now, preparedIssues })
  const factsOf = issueFactsOf(database, tenantId, {
    repositoryId,
    pullRequestId,
    author: 'nobody',
    isWatched,
  })
  const decide = (pull: AskingPullRequest) => decided(pull, open(), factsOf)
  const retrieve = (pull: AskingPullRequest) => findCandidates(askedOf(pull), open())
  const [first, ...decisions] = await timesOf(asking.slice(0, WARM_UP + DECISIONS), decide)
  const others = asking.slice(WARM_UP + DECISIONS)
  return {
    ...{ count, cold: first ?? 0, decisions: decisions.slice(WARM_UP - 1) },
    retrievals: await timesOf(others, retrieve),
  }
}

/** The same decisions, where finding the issues takes no time to speak of. */
const measureInMemory = async (): Promise<readonly number[]> => {
  const issues = recordedIssues(MIDDLE)
  const pool = createMemoryPool(issues).openAt(now, new Uint8Array(MIDDLE).fill(1))
  return (await timesOf(askingOf(issues), (pull) => decided(pull, pool))).slice(WARM_UP)
}

const decided = (
  pullRequest: AskingPullRequest,
  pool: IssuePool,
  factsOf?: ReturnType<typeof issueFactsOf>,
) => decideLink({ pullRequest, pool, now, model: learnedModel, ...(factsOf && { factsOf }) })

/** In milliseconds. */
const timesOf = async (
  asking: readonly AskingPullRequest[],
  once: (pull: AskingPullRequest) => Promise<unknown>,
) => {
  const times: number[] = []
  for (const pull of asking) times.push(await timed(() => once(pull)))
  return times
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const before = performance.now()
  await work()
  return performance.now() - before
}

const figuresOf = (sizes: readonly Times[], inMemory: readonly number[]): readonly Figure[] => [
  ...sizes.flatMap(({ count, cold, decisions, retrievals }): Figure[] => {
    const p95 = percentile(decisions, 0.95)
    const goal = { words: `≤ ${GOAL_P95_MS} ms`, isMet: p95 <= GOAL_P95_MS, isOfTime: true } as const
    return [
      {
        what: `one decision among ${count} open issues, p50 of ${DECISIONS}`,
        figure: ms(percentile(decisions, 0.5)),
      },
      { what: 'p95', figure: ms(p95), ...(count === MIDDLE && { goal }) },
      { what: 'the first one of a process', figure: ms(cold) },
      {
        what: 'of it finding the candidates, p50 / p95',
        figure: `${ms(percentile(retrievals, 0.5))} / ${ms(percentile(retrievals, 0.95))}`,
      },
    ]
  }),
  { what: `growth of p50 from ${SMALL} to ${LARGE} issues`, figure: growth(sizes, 0.5) },
  { what: 'growth of p95', figure: growth(sizes, 0.95) },
  {
    what: `one decision among ${MIDDLE} issues in memory, p50 / p95`,
    figure: `${ms(percentile(inMemory, 0.5))} / ${ms(percentile(inMemory, 0.95))}`,
  },
]

const growth = (sizes: readonly Times[], share: number): string => {
  const [first, last] = [sizes[0], sizes.at(-1)].map((times) => percentile(times?.decisions ?? [], share))
  return `${((last ?? 0) / (first ?? 1)).toFixed(1)} times`
}

/** What 111,000 issues take in the database. */
const sizeFigures = async ({ url }: OwnPostgres): Promise<readonly Figure[]> => {
  const superuser = postgres(url, { max: 1, onnotice: () => {} })
  const [row] = await superuser<{ texts: string; words: string }[]>`
    select pg_size_pretty(pg_total_relation_size('open_issue')) as texts,
      pg_size_pretty(pg_total_relation_size('issue_index') + pg_total_relation_size('token_count')) as words`
  await superuser.end()
  return [
    {
      what: `${SMALL + MIDDLE + LARGE} issues in the database: texts / words by which they are found`,
      figure: `${row?.texts} / ${row?.words}`,
    },
  ]
}

const now = new Date('2026-01-01T00:00:00Z')

const ms = (value: number) => `${value.toFixed(1)} ms`
