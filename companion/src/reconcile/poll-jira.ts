import type { Clock } from '../clock'
import type { Access } from '../connections/access'
import type { Database } from '../database/database'
import type { Locks } from '../database/locks'
import { Failure, passesLater } from '../failure'
import { openIssues } from '../issue-pool/open-issues'
import { type Issue, issues } from '../issues/issues'
import type { Jira } from '../jira/jira'
import { addJobs, type NewJob } from '../jobs/add-jobs'
import { describe, type Log } from '../log'
import { polls } from './polls'

export interface PollOptions {
  readonly database: Database
  readonly locks: Locks
  readonly access: Access
  readonly clock: Clock
  readonly log: Log
}

interface Poll {
  readonly tenantId: string
  readonly connectionId: string
}

const MINUTE_MS = 60_000

/** One search looks through this much time at most; after a long silence there are several, each kept by itself. */
const SLICE_MS = 60 * MINUTE_MS
const MOST_SLICES = 24

/** Jira's index lags behind its issues, and no two clocks agree. */
const MARGIN_MINUTES = 3

/**
 * Asks a Jira for what changed since it was asked last. Issues that we know, and that differ from what we know, are read
 * again, and so are those of projects whose open issues are read. How far it came is stored together with those jobs: a Jira that fails is asked for the same time again. Two
 * polls of a connection never run at once.
 */
export const createPollJira =
  (options: PollOptions) =>
  async ({ tenantId, connectionId }: Poll): Promise<void> => {
    const { locks, log } = options
    try {
      await locks.hold(`${tenantId} poll ${connectionId}`, () => poll(options, { tenantId, connectionId }))
    } catch (error) {
      if (error instanceof Failure && error.code === 'effect-busy') return
      if (!passesLater(error)) throw error
      const about = { tenant: tenantId, connection: connectionId }
      log.warn({ ...about, ...describe(error) }, 'asking Jira for what changed broke off')
    }
  }

const poll = async (options: PollOptions, { tenantId, connectionId }: Poll) => {
  const { database, access, clock } = options
  const opened = await access.jiraOf(tenantId)
  if (opened.connectionId !== connectionId) return
  let from = await database.withTenant(tenantId, (sql) => polls(sql).seenUntil(connectionId))
  for (let slices = 0; from && slices < MOST_SLICES; slices += 1) {
    const now = clock()
    const to = new Date(Math.min(from.getTime() + SLICE_MS, now.getTime()))
    await lookThrough(options, { tenantId, connectionId, jira: opened.jira, jql: jqlOf(from, to, now), to })
    if (to.getTime() === now.getTime()) return
    from = to
  }
  await database.withTenant(tenantId, (sql) => polls(sql).hasten(connectionId))
}

interface Slice extends Poll {
  readonly jira: Jira
  readonly jql: string
  readonly to: Date
}

const lookThrough = async (
  { database }: PollOptions,
  { tenantId, connectionId, jira, jql, to }: Slice,
): Promise<void> => {
  const changed: readonly Issue[] = await jira.searchIssues(jql)
  await database.withTenant(tenantId, async (sql) => {
    const candidates = await openIssues(sql, tenantId).changed(changed)
    const issueIds = new Set([...(await issues(sql).differing(changed)), ...candidates])
    const keyOf = new Map(changed.map(({ issueId, key }) => [issueId, key]))
    await addJobs(
      sql,
      [...issueIds].map((issueId) => refreshJob(tenantId, issueId, keyOf.get(issueId))),
    )
    await polls(sql).move(connectionId, to)
  })
}

/**
 * Times are told as minutes before now, so that neither Jira's clock nor the account's time zone matters; the newest
 * change stands first, so that what changes during the search moves nothing to a page that was read already.
 * Source: https://support.atlassian.com/jira-software-cloud/docs/jql-fields/#Updated
 */
const jqlOf = (from: Date, to: Date, now: Date): string => {
  const sinceMinutes = Math.max(0, Math.ceil(minutesBetween(from, now))) + MARGIN_MINUTES
  const untilMinutes = Math.floor(minutesBetween(to, now)) - MARGIN_MINUTES
  const until = untilMinutes > 0 ? ` AND updated <= "-${untilMinutes}m"` : ''
  return `updated >= "-${sinceMinutes}m"${until} ORDER BY updated DESC`
}

const minutesBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / MINUTE_MS

/** A key of its own: a delivery that asked for the same issue keeps its job, and its trace is told by it. */
const refreshJob = (tenantId: string, issueId: string, key: string | undefined): NewJob => ({
  name: 'refresh-issue',
  key: `refresh ${tenantId} ${issueId} polled`,
  queue: undefined,
  payload: { tenantId, issueId, ...(key !== undefined && { key }) },
})
