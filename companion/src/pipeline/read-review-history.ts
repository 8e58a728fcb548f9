import { callLimits } from '../connections/call-limits'
import type { Database } from '../database/database'
import { Failure } from '../failure'
import type { GitHostClient } from '../git-hosts/git-host'
import type { MergedPage, MergedPullRequest } from '../git-hosts/reviewing'
import { type PastReading, readings } from '../history/readings'
import { tallies } from '../history/tallies'
import { addJobs } from '../jobs/add-jobs'
import { readHistoryJob } from '../jobs/begin-reading'
import { suggestAgainIn } from '../jobs/suggest-again'
import { type ConnectedRepository, repositories } from '../pull-requests/repositories'
import type { PipelineOptions } from './handle-delivery'

/** Each costs two calls: with half of the 5,000 that GitHub allows in an hour, so many take eight hours. */
const MOST_PULL_REQUESTS = 10_000

/** What was reviewed so long ago counts a thirtieth, or less, of what was reviewed today. */
const OLDEST_MS = 2.5 * 365 * 24 * 60 * 60 * 1_000

/** Everything else that asks this host keeps half of the calls that it allows in an hour. */
const SHARE_LEFT = 0.5
const ASK_AGAIN_SECONDS = 900

/** What nobody touched for so long is forgotten. */
const REMEMBER_MS = 4 * 365 * 24 * 60 * 60 * 1000

interface Reading {
  readonly tenantId: string
  readonly repositoryId: string
}

/**
 * Reads one page of a repository's merged pull requests with their files and reviews, and queues the next. What is
 * counted stays counted: it goes on where it stopped, and waits while the host's calls run short.
 */
export const createReadReviewHistory =
  (options: PipelineOptions) =>
  async ({ tenantId, repositoryId }: Reading): Promise<void> => {
    const { database, access } = options
    const start = await database.withTenant(tenantId, async (sql) => ({
      repository: await repositories(sql).findById(repositoryId),
      reading: await readings(sql).find(repositoryId),
    }))
    const { repository, reading } = start
    if (!repository || reading?.state !== 'reading') return
    const client = await access.gitHostOf(tenantId, repository.connectionId)
    const page = await client.listMergedPullRequests(repository, reading.nextPage)
    const news = await readPage({ ...options, tenantId, repository, client }, page)
    await database.withTenant(tenantId, async (sql) => {
      const next = afterPage(reading, page, { news, now: options.clock() })
      await readings(sql).save(repositoryId, next)
      if (next.state === 'reading') return addJobs(sql, [readHistoryJob({ tenantId, repositoryId })])
      await tallies(sql).forget(repositoryId, new Date(options.clock().getTime() - REMEMBER_MS))
      if (reading.endedBy === undefined) await suggestAgainIn(sql, tenantId, repositoryId)
    })
  }

interface Counting {
  readonly database: Database
  readonly clock: () => Date
  readonly tenantId: string
  readonly repository: ConnectedRepository
  readonly client: GitHostClient
}

/** How many of the page were not counted before. */
const readPage = async (counting: Counting, { pullRequests }: MergedPage): Promise<number> => {
  const { database, tenantId, repository } = counting
  const numbers = pullRequests.map(({ number }) => number)
  const known = await database.withTenant(tenantId, (sql) =>
    tallies(sql).counted(repository.repositoryId, numbers),
  )
  const news = pullRequests.filter(({ number }) => !known.has(number))
  for (const pull of news) {
    await requireCallsLeft(counting)
    await countOne(counting, pull)
  }
  return news.length
}

const countOne = async ({ database, tenantId, repository, client }: Counting, pull: MergedPullRequest) => {
  const { number, author, title, mergedAt } = pull
  const paths = await client.listChangedPaths(repository, number)
  const people = await client.listReviewers(repository, number, author.login)
  const reviewers = people.filter(({ isBot }) => !isBot).map(({ login }) => login)
  await database.withTenant(tenantId, async (sql) => {
    const past = { author: author.login, title, paths, at: mergedAt, reviewers }
    await tallies(sql).count(repository.repositoryId, number, past)
    await readings(sql).reach(repository.repositoryId, mergedAt)
  })
}

const requireCallsLeft = async ({ database, clock, tenantId, repository }: Counting) => {
  const now = clock()
  const limits = await database.withTenant(tenantId, (sql) => callLimits(sql).list(now))
  const limit = limits.get(repository.connectionId)
  if (!limit || limit.left >= limit.allowed * SHARE_LEFT) return
  const untilRenewed = limit.renewsAt && Math.ceil((limit.renewsAt.getTime() - now.getTime()) / 1_000)
  throw new Failure('git-host-rate-limited', 'The rest of this hour’s calls is kept for other work.', {
    retryAfterSeconds: Math.max(1, untilRenewed ?? ASK_AGAIN_SECONDS),
  })
}

interface Seen {
  /** How many of the page were not counted before. */
  readonly news: number
  readonly now: Date
}

/** Where a reading stands after a page. */
const afterPage = (reading: PastReading, page: MergedPage, { news, now }: Seen): PastReading => {
  const { lookedAt, next, pullRequests } = page
  const total = page.total === undefined ? reading.total : Math.min(page.total, MOST_PULL_REQUESTS)
  const after = { ...reading, lookedAt: reading.lookedAt + lookedAt, total, nextPage: next }
  const end = { ...after, state: 'read', nextPage: undefined } as const
  if (next === undefined) return { ...end, endedBy: 'end' as const }
  const metTheKnown = reading.endedBy !== undefined && pullRequests.length > 0 && news === 0
  if (metTheKnown) return { ...end, endedBy: 'known' as const }
  const oldest = pullRequests.at(-1)?.openedAt ?? now
  const isOldEnough = now.getTime() - oldest.getTime() > OLDEST_MS
  const isEnough = isOldEnough || after.lookedAt >= MOST_PULL_REQUESTS
  return isEnough ? { ...end, endedBy: 'cap' as const } : after
}
