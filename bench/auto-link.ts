import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createDatabase, type Database } from '@throughline/companion/database/database'
import { issueFactsOf } from '@throughline/companion/issue-pool/issue-facts-of'
import { createKeptIssues } from '@throughline/companion/issue-pool/kept-issues'
import { openIssuePool } from '@throughline/companion/issue-pool/open-issue-pool'
import { type AskingPullRequest, askedOf } from '@throughline/companion/link-scoring/asked'
import { decideLink } from '@throughline/companion/link-scoring/decide-link'
import { findCandidates } from '@throughline/companion/link-scoring/find-candidates'
import type { IssuePool } from '@throughline/companion/link-scoring/issue-pool'
import { learnedModel } from '@throughline/companion/link-scoring/learned-model'
import { createMemoryPool } from '@throughline/companion/link-scoring/memory-pool'
import type { RecordedIssue } from '@throughline/companion/link-scoring/open-issue'
import postgres from 'postgres'
import { askingPullRequest, longTexts, recordedIssues, type TextSize } from './auto-link-texts'
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
setFlagsFromString('--expose_gc')
const collectGarbage: () => void = runInNewContext('gc')
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
    const fill = (count: number, texts?: TextSize) => stored(server, database, { count, texts }, say)
    const sizes = [
      await measureSize(database, await fill(SMALL)),
      await measureSize(database, await fill(MIDDLE)),
      await measureSize(database, { tenant: largest, count: LARGE, asking: askingOf(recordedIssues(LARGE)) }),
    ]
    const long = await measureSize(database, await fill(MIDDLE, longTexts))
    const inMemory = await measureInMemory()
    return [
      ...figuresOf(sizes, inMemory),
      {
        what: `one decision among ${MIDDLE} issues with long texts, p50 / p95`,
        figure: `${ms(percentile(long.decisions, 0.5))} / ${ms(percentile(long.decisions, 0.95))}`,
      },
      ...(await sizeFigures(server)),
      ...synced,
    ]
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

const askingOf = (issues: readonly RecordedIssue[], texts?: TextSize): readonly AskingPullRequest[] =>
  structuredClone(
    Array.from({ length: WARM_UP + DECISIONS + RETRIEVALS }, (_, at) => askingPullRequest(issues, at, texts)),
  )

const stored = async (
  server: OwnPostgres,
  database: Database,
  { count, texts }: { readonly count: number; readonly texts: TextSize | undefined },
  say: (line: string) => void,
): Promise<Filled> => {
  const tenant = await makePoolTenant(server)
  const issues = recordedIssues(count, texts)
  await storeIssues(database, tenant.tenantId, issues)
  say(`stored ${count} issues`)
  return { tenant, count, asking: askingOf(issues, texts) }
}

interface Times {
  readonly count: number
  /** Before anything was looked at. */
  readonly first: number
  /** While the project is read into memory, where it is worth its room. */
  readonly second: number
  readonly decisions: readonly number[]
  readonly retrievals: readonly number[]
  /** That the process keeps of the issues in the end. */
  readonly bytes: number
}

const isWatched = async () => false

const measureSize = async (database: Database, { tenant, count, asking }: Filled): Promise<Times> => {
  const { tenantId, repositoryId } = tenant
  const before = bytesInUse()
  const keptIssues = createKeptIssues()
  const open = () => openIssuePool(database, tenantId, { repositoryId, now, keptIssues })
  const factsOf = issueFactsOf(database, tenantId, {
    repositoryId,
    pullRequestId,
    author: 'nobody',
    now,
    isWatched,
  })
  const decide = async (pull: AskingPullRequest) => decided(pull, await open(), factsOf)
  const retrieve = async (pull: AskingPullRequest) => findCandidates(askedOf(pull), await open())
  const times = await timesOf(asking.slice(0, WARM_UP + DECISIONS), decide)
  const [first = 0, second = 0] = times
  const others = asking.slice(WARM_UP + DECISIONS)
  return {
    ...{ count, first, second, decisions: times.slice(WARM_UP) },
    retrievals: await timesOf(others, retrieve),
    bytes: bytesInUse() - before,
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

/** What the garbage collector leaves. */
const bytesInUse = (): number => {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

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
  ...sizes.flatMap(({ count, first, second, decisions, retrievals, bytes }): Figure[] => {
    const p95 = percentile(decisions, 0.95)
    const goal = { words: `≤ ${GOAL_P95_MS} ms`, isMet: p95 <= GOAL_P95_MS, isOfTime: true } as const
    return [
      {
        what: `one decision among ${count} open issues, p50 of ${DECISIONS}`,
        figure: ms(percentile(decisions, 0.5)),
      },
      { what: 'p95', figure: ms(p95), ...(count === MIDDLE && { goal }) },
      { what: 'the first one of a process / the second', figure: `${ms(first)} / ${ms(second)}` },
      { what: 'memory that the process keeps of the issues', figure: `${Math.round(bytes / 1e6)} MB` },
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
