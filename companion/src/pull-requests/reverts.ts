import type { GitHostId } from '@throughline/shared/pull-request'
import type { TenantSql } from '../database/database'
import { labelOf } from './pull-request'

/** A merged pull request that took another one back. */
export interface Revert {
  readonly pullRequestId: string
  /** `#51`, as the host writes it. */
  readonly label: string
  readonly mergedAt: Date
}

/** A revert of a revert of a revert, and so on: nobody goes on for longer than this. */
const LONGEST_CHAIN = 10

/** Which stored pull requests take back which others, all in one repository. */
export const reverts = (sql: TenantSql) => {
  /** What a revert says that it takes back: a number, a commit, or no more than a title. */
  const takesBack = sql`
    original.repository_id = revert.repository_id and original.pull_request_id <> revert.pull_request_id
      and case
        when revert.reverts like '#%' then revert.reverts = '#' || original.number
        when revert.reverts is not null then starts_with(original.merge_sha, revert.reverts)
        else revert.title = 'Revert "' || original.title || '"'
      end`

  return {
    /** The merged pull request that somebody wrote and this one takes back, be it by taking back its revert. */
    async originalOf(pullRequestId: string): Promise<string | undefined> {
      let found: string | undefined
      for (let steps = 0; steps < LONGEST_CHAIN; steps += 1) {
        const [next] = await sql<{ id: string }[]>`
          select original.pull_request_id as id from pull_request revert
          join pull_request original on original.tenant_id = revert.tenant_id
          where revert.pull_request_id = ${found ?? pullRequestId} and revert.is_revert
            and original.state = 'merged' and ${takesBack}
          order by original.merged_at desc limit 1`
        if (!next || next.id === pullRequestId) return found
        found = next.id
      }
      return found
    },

    /** What took this one back, what took that one back, and so on: with an odd number of them it is gone. */
    async of(pullRequestId: string): Promise<readonly Revert[]> {
      const chain: Revert[] = []
      while (chain.length < LONGEST_CHAIN) {
        const last = chain.at(-1)?.pullRequestId ?? pullRequestId
        const [next] = await sql<{ id: string; number: string; host: GitHostId; mergedAt: Date }[]>`
          select revert.pull_request_id as id, revert.number, revert.merged_at as "mergedAt", connection.host
          from pull_request original
          join pull_request revert on revert.tenant_id = original.tenant_id
          join repository on repository.tenant_id = revert.tenant_id
            and repository.repository_id = revert.repository_id
          join connection on connection.tenant_id = repository.tenant_id
            and connection.connection_id = repository.connection_id
          where original.pull_request_id = ${last} and revert.is_revert and revert.state = 'merged'
            and revert.merged_at is not null and ${takesBack}
          order by revert.merged_at desc limit 1`
        if (!next || chain.some(({ pullRequestId: id }) => id === next.id)) return chain
        const label = labelOf(next.host, Number(next.number))
        chain.push({ pullRequestId: next.id, label, mergedAt: next.mergedAt })
      }
      return chain
    },
  }
}
