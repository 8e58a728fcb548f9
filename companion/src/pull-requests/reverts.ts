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

/** Which stored pull requests take back which others, all in one repository: nowhere else is that decided. */
export const reverts = (sql: TenantSql) => {
  /** Exactly the title, but for the number that squashing puts behind it. */
  const quotes = (titled: 'original' | 'meant') => sql`
    revert.reverts in ('"' || ${sql(titled)}.title, '"' || ${sql(titled)}.title || ' (#' || ${sql(titled)}.number || ')')`

  /** Of all pull requests that have the title, a revert means the newest that was merged before it. */
  const newestOfTitle = sql`(
    select meant.pull_request_id from pull_request meant
    where meant.tenant_id = revert.tenant_id and meant.repository_id = revert.repository_id
      and meant.state = 'merged' and meant.pull_request_id <> revert.pull_request_id
      and meant.merged_at <= coalesce(revert.merged_at, 'infinity') and ${quotes('meant')}
    order by meant.merged_at desc, meant.number desc limit 1)`

  /** What a revert says that it takes back: a number, a commit, or no more than a title. */
  const takesBack = sql`
    original.repository_id = revert.repository_id and original.pull_request_id <> revert.pull_request_id
      and case
        when revert.reverts like '#%' then revert.reverts = '#' || original.number
        when revert.reverts like '"%' then ${quotes('original')} and original.pull_request_id = ${newestOfTitle}
        else starts_with(original.merge_sha, revert.reverts)
      end`

  /** Merged reverts that name the issue, and nothing that is known of what they take back. */
  const vagueOnesOf = async (issueId: string): Promise<readonly string[]> => {
    const rows = await sql<{ id: string }[]>`
      select revert.pull_request_id as id from linked_issue link
      join pull_request revert using (tenant_id, pull_request_id)
      where link.issue_id = ${issueId} and link.decision <> 'rejected' and revert.is_revert
        and revert.merged_at is not null
        and (revert.reverts is null or (revert.reverts like '"%' and ${newestOfTitle} is null))`
    return rows.map(({ id }) => id)
  }

  /** The newest merge that took each of these back. */
  const newestOf = async (ids: readonly string[], vagueIds: readonly string[]) => {
    const rows = await sql<(Omit<Revert, 'label'> & OfHost)[]>`
      select distinct on (original.pull_request_id) original.pull_request_id as "originalId",
        revert.pull_request_id as "pullRequestId", revert.number, revert.merged_at as "mergedAt", connection.host
      from pull_request original
      join pull_request revert on revert.tenant_id = original.tenant_id
        and revert.repository_id = original.repository_id
      join repository on repository.tenant_id = revert.tenant_id
        and repository.repository_id = revert.repository_id
      join connection on connection.tenant_id = repository.tenant_id
        and connection.connection_id = repository.connection_id
      where original.pull_request_id = any(${[...ids]}) and revert.is_revert and revert.state = 'merged'
        and revert.merged_at is not null
        and (${takesBack}
          or (revert.pull_request_id = any(${[...vagueIds]}) and original.merged_at < revert.merged_at))
      order by original.pull_request_id, revert.merged_at desc, revert.number desc`
    return new Map(rows.map((row) => [row.originalId, revertOf(row)]))
  }

  /** What took each of these back, what took that back, and so on; those that nothing took back are left out. */
  const chainsOf = async (ids: readonly string[], vagueIds: readonly string[] = []) => {
    const chains = new Map<string, Revert[]>()
    let growing = ids.map((id) => ({ id, last: id }))
    for (let steps = 0; steps < LONGEST_CHAIN && growing.length > 0; steps += 1) {
      const found = await newestOf([...new Set(growing.map(({ last }) => last))], vagueIds)
      growing = growing.flatMap(({ id, last }) => {
        const next = found.get(last)
        const chain = chains.get(id) ?? []
        if (!next || chain.some(({ pullRequestId }) => pullRequestId === next.pullRequestId)) return []
        chains.set(id, [...chain, next])
        return [{ id, last: next.pullRequestId }]
      })
    }
    return chains
  }

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
    of: async (pullRequestId: string): Promise<readonly Revert[]> =>
      (await chainsOf([pullRequestId])).get(pullRequestId) ?? [],

    /**
     * The same for each merge of an issue, by id. Here one that says nothing of what it takes back, and names the issue,
     * means all that the issue had merged before it: work that may be gone is not taken for done.
     */
    ofIssue: async (
      issueId: string,
      pullRequestIds: readonly string[],
    ): Promise<ReadonlyMap<string, readonly Revert[]>> =>
      pullRequestIds.length === 0 ? new Map() : chainsOf(pullRequestIds, await vagueOnesOf(issueId)),
  }
}

interface OfHost {
  readonly originalId: string
  readonly number: string
  readonly host: GitHostId
}

const revertOf = ({ pullRequestId, number, mergedAt, host }: Omit<Revert, 'label'> & OfHost): Revert => ({
  ...{ pullRequestId, mergedAt },
  label: labelOf(host, Number(number)),
})
