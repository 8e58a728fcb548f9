import type { TenantSql } from '../database/database'
import type { Decider } from './decider'

/** Pull requests that need no issue, as somebody said: none is looked for. */
export const noIssue = (sql: TenantSql) => ({
  async say(pullRequestId: string, { name, at }: Decider): Promise<void> {
    await sql`
      insert into no_issue ${sql({ pull_request_id: pullRequestId, said_by: name, said_at: at })}
      on conflict do nothing`
  },

  /** Undefined where nobody said so. */
  async find(pullRequestId: string): Promise<Decider | undefined> {
    const [row] = await sql<Decider[]>`
      select said_by as name, said_at as at from no_issue where pull_request_id = ${pullRequestId}`
    return row
  },

  /** Somebody links it after all. */
  async takeBack(pullRequestId: string): Promise<void> {
    await sql`delete from no_issue where pull_request_id = ${pullRequestId}`
  },
})
