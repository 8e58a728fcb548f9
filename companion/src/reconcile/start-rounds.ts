import type { Database } from '../database/database'
import { describe, type Log } from '../log'

interface RoundsOptions {
  readonly database: Database
  readonly log: Log
  /** False: nothing arrives by itself, and every connection is asked each minute. */
  readonly isReachable: boolean
}

/** With what a round itself takes, and the youngest changes that it leaves, a gap is closed within five minutes. */
const EVERY_SECONDS = 3 * 60
const POLL_EVERY_SECONDS = 60

/** Jira's own webhooks tell at once; this finds what they did not. */
const JIRA_EVERY_SECONDS = 5 * 60

/** Access by OAuth is renewed ten minutes before its end, and this often it is looked at. */
const TEND_EVERY_SECONDS = 5 * 60

const LOOK_MS = 2_000
/** Which projects are to be read is looked for less often. */
const LOOKS_FOR_PROJECTS = 3

/** Queues the rounds and polls of all connections when they are due. Every worker looks, and each is queued once. */
export const startRounds = ({ database, log, isReachable }: RoundsOptions) => {
  const everySeconds = isReachable ? EVERY_SECONDS : POLL_EVERY_SECONDS
  const jiraEverySeconds = isReachable ? JIRA_EVERY_SECONDS : POLL_EVERY_SECONDS
  let looks = 0
  const queue = () => {
    database
      .atDoor(async (sql) => {
        await sql`select queue_due_reconciles(${everySeconds})`
        await sql`select queue_due_polls(${jiraEverySeconds})`
        await sql`select queue_due_tending(${TEND_EVERY_SECONDS})`
        if (looks % LOOKS_FOR_PROJECTS === 0) await sql`select queue_due_issue_syncs()`
        looks += 1
      })
      .catch((error) => log.warn(describe(error), 'could not look for connections to ask'))
  }
  const timer = setInterval(queue, LOOK_MS)
  return { stop: () => clearInterval(timer) }
}
