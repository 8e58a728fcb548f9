import { systemClock } from '@throughline/companion/clock'
import type { Database } from '@throughline/companion/database/database'
import { createLocks } from '@throughline/companion/database/locks'
import { loopbackOnly } from '@throughline/companion/fetch/egress'
import { createSafeFetch } from '@throughline/companion/fetch/safe-fetch'
import { issueSyncs } from '@throughline/companion/issue-pool/issue-syncs'
import { createSyncIssues } from '@throughline/companion/issue-sync/sync-issues'
import { jiraOverRest } from '@throughline/companion/jira/jira-over-rest'
import { silentLog } from '@throughline/companion/log'
import postgres from 'postgres'
import { runApart } from './apart'
import type { Figure } from './figures'
import type { AskedOfSite, SiteMeter } from './issue-site'
import type { OwnPostgres } from './own-postgres'
import { type PoolTenant, PROJECT } from './pool-tenant'

interface FirstSync {
  readonly server: OwnPostgres
  readonly database: Database
  readonly tenant: PoolTenant
  readonly issues: number
}

const MOST_MEMORY_MB = 150

/** Reads all open issues of a Jira for the first time, as the app in Jira: each hour of points is over as soon as it is used up. */
export const firstSync = async (
  { server, database, tenant, issues }: FirstSync,
  say: (line: string) => void,
): Promise<readonly Figure[]> => {
  const site = runApart<AskedOfSite, SiteMeter>('bench/issue-site.ts')
  const superuser = postgres(server.url, { max: 1, onnotice: () => {} })
  const locks = createLocks({ url: server.url, connections: 2, waitMs: 5_000 })
  try {
    const { url, token } = await site.ask({ kind: 'open', issues })
    say(`a Jira with ${issues} issues answers`)
    const auth = {
      baseUrl: `${url}/ex/jira/cloud-1`,
      authorize: async () => ({ authorization: `Bearer ${token}` }),
    }
    const jira = jiraOverRest(auth, createSafeFetch(loopbackOnly))
    const access = {
      jiraOf: async () => ({ connectionId: '', jira }),
      gitHostOf: () => Promise.reject(new Error('No git host is asked.')),
    }
    const job = createSyncIssues({ database, locks, access, log: silentLog })
    const reading = () => database.withTenant(tenant.tenantId, (sql) => issueSyncs(sql).find(PROJECT))
    const memory = watchMemory()
    const startedAt = systemClock().getTime()
    let hours = 1
    let clockHour = hourOf(systemClock())
    for (;;) {
      await job({ tenantId: tenant.tenantId, projectId: PROJECT })
      const now = await reading()
      // The hour of the clock gives points, too, and the site counts by hours that it is told.
      if (hourOf(systemClock()) !== clockHour) await site.ask({ kind: 'next-hour' })
      clockHour = hourOf(systemClock())
      if (now?.state !== 'reading') break
      if (!now.waitsUntil) continue
      await superuser`delete from point_use`
      await superuser`update issue_sync set waits_until = null`
      await site.ask({ kind: 'next-hour' })
      hours += 1
      say(`${now.readCount} issues after ${hours - 1} hours of points`)
    }
    const tookSeconds = (systemClock().getTime() - startedAt) / 1_000
    return figuresOf({
      issues,
      hours,
      tookSeconds,
      memoryMb: memory.stop(),
      meter: await site.ask({ kind: 'meter' }),
    })
  } finally {
    await Promise.all([site.stop(), superuser.end(), locks.close()])
  }
}

const hourOf = (time: Date) => Math.floor(time.getTime() / 3_600_000)

interface Measured {
  readonly issues: number
  readonly hours: number
  readonly tookSeconds: number
  readonly memoryMb: number
  readonly meter: SiteMeter
}

const figuresOf = ({ issues, hours, tookSeconds, memoryMb, meter }: Measured): readonly Figure[] => [
  { what: `first reading of ${issues} open issues: calls`, figure: String(meter.calls) },
  { what: 'points', figure: String(meter.points) },
  {
    what: 'most points in an hour',
    figure: String(meter.mostInAnHour),
    goal: { words: '≤ a tenth of 65,000', isMet: meter.mostInAnHour <= 6_500 },
  },
  {
    what: 'calls refused by Jira’s limits',
    figure: String(meter.refused),
    goal: { words: '0', isMet: meter.refused === 0 },
  },
  { what: 'hours at a tenth of the points, as an app', figure: String(hours) },
  {
    what: 'time without that waiting, as with a token of one’s own',
    figure: `${tookSeconds.toFixed(0)} s, ${Math.round(issues / tookSeconds)} issues a second`,
  },
  {
    what: 'memory on top of what the process had, at most',
    figure: `${memoryMb.toFixed(0)} MB`,
    goal: { words: `≤ ${MOST_MEMORY_MB} MB`, isMet: memoryMb <= MOST_MEMORY_MB },
  },
]

const watchMemory = () => {
  const mb = () => process.memoryUsage().rss / 1_048_576
  const before = mb()
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, mb())
  }, 100)
  return {
    stop: () => {
      clearInterval(timer)
      return Math.max(most, mb()) - before
    },
  }
}
