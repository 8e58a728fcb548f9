import type { Clock } from '../clock'
import type { Database } from '../database/database'
import { describe, type Log } from '../log'
import { eraseTenant } from './erase-tenant'
import { forgetOld, type Retention } from './retention'

interface NightOptions {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  /** The product's own where it is left out. */
  readonly retention?: Retention | undefined
  /** Ends a tenant whose app has gone without telling, as of when it was heard last. */
  readonly end: (tenantId: string, why: 'silent', heardAt: Date) => Promise<void>
}

/** Forge calls every five minutes: an app that is silent for so many nights was removed, and its removal missed. */
const MOST_SILENT_NIGHTS = 14
/** Rows of a tenant are gone this long after it has ended. */
const KEPT_DAYS = 30
const DAY_MS = 24 * 60 * 60 * 1000

/** The hour, in UTC, from which on a day's night is due. */
const NIGHT_HOUR = 2
const LOOK_MS = 10 * 60 * 1000

/** Looks every ten minutes whether tonight's work is still to be done; of all workers one does it. */
export const startNights = (options: NightOptions) => {
  const { database, clock, log } = options
  const look = async () => {
    const now = clock()
    if (now.getUTCHours() < NIGHT_HOUR) return
    const isOurs = await database.atDoor(async (sql) => {
      const [row] = await sql<{ isOurs: boolean }[]>`
        select begin_night(${now.toISOString().slice(0, 10)}) as "isOurs"`
      return row?.isOurs === true
    })
    if (isOurs) await spendNight(options)
  }
  const lookNow = () => {
    look().catch((error) => log.warn(describe(error), 'could not do what is done at night'))
  }
  lookNow()
  const timer = setInterval(lookNow, LOOK_MS)
  return { stop: () => clearInterval(timer) }
}

/**
 * Ends tenants whose app has gone without telling, erases those that ended 30 days ago, and forgets what has been kept
 * long enough.
 */
export const spendNight = async ({ database, clock, log, retention, end }: NightOptions): Promise<void> => {
  const now = clock()
  const silent = await database.atDoor(
    (sql) => sql<{ tenantId: string; heardAt: Date }[]>`
      select tenant_id as "tenantId", heard_at as "heardAt"
      from count_silent_night(${now}, ${MOST_SILENT_NIGHTS})`,
  )
  for (const { tenantId, heardAt } of silent) await end(tenantId, 'silent', heardAt)

  const over = await database.atDoor(
    (sql) => sql<{ tenantId: string }[]>`
      select tenant_id as "tenantId" from tenants_ended_before(${new Date(now.getTime() - KEPT_DAYS * DAY_MS)})`,
  )
  for (const { tenantId } of over) {
    await eraseTenant(database, tenantId)
    log.info({ tenant: tenantId }, 'erased an ended tenant')
  }

  const forgotten = await forgetOld(database, now, retention)
  log.info({ ...forgotten }, 'forgot what was kept long enough')
}
