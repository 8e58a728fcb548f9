import type { LinkSignal } from '@throughline/shared/link-signal'
import type { WhyLinked } from '@throughline/shared/panel'
import type { TenantSql } from '../database/database'
import { passedJson } from '../database/passed-json'
import type { Decider } from './decider'
import { linkSuggestions } from './link-suggestions'
import { noIssue } from './no-issue'

/** Why a link is made though nobody wrote a key. */
export interface Inference {
  /** From 0 to 99. */
  readonly confidence: number
  /** The strongest first. */
  readonly signals: readonly LinkSignal[]
}

interface Row {
  readonly origin: 'written' | 'inferred' | 'manual'
  readonly decision: 'none' | 'confirmed' | 'rejected'
}

/**
 * What is decided about a pull request and an issue, by inference or by people. Each may be said again and changes
 * nothing then. Everything answers whether the pair is linked otherwise than before.
 */
export const decisionsOnLinks = (sql: TenantSql) => {
  const find = async (pullRequestId: string, issueId: string): Promise<Row | undefined> => {
    const [row] = await sql<Row[]>`
      select origin, decision from linked_issue
      where pull_request_id = ${pullRequestId} and issue_id = ${issueId} for update`
    return row
  }
  const decide = async (
    pullRequestId: string,
    issueId: string,
    { origin, decision, why, by }: Row & { readonly why: WhyLinked | undefined; readonly by: Decider },
  ) => {
    const unsaid = sql.json(
      passedJson(why ?? { place: 'person', at: by.at.toISOString(), isConfirmed: false }),
    )
    await sql`
      insert into linked_issue
        (pull_request_id, issue_id, origin, decision, is_revert, why, decided_by, decided_at)
      select pull_request_id, ${issueId}, ${origin}, ${decision}, is_revert, ${unsaid}, ${by.name}, ${by.at}
      from pull_request where pull_request_id = ${pullRequestId}
      on conflict (tenant_id, pull_request_id, issue_id) do update set
        origin = excluded.origin, decision = excluded.decision, decided_by = excluded.decided_by,
        decided_at = excluded.decided_at,
        why = ${why ? sql`excluded.why` : sql`linked_issue.why`}`
  }

  return {
    /** Links a pair that nobody has said anything about: no written, refused or other link of it is touched. */
    async infer(pullRequestId: string, issueId: string, inference: Inference): Promise<boolean> {
      const why: WhyLinked = { place: 'inferred', ...inference, signals: [...inference.signals] }
      const rows = await sql`
        insert into linked_issue (pull_request_id, issue_id, origin, is_revert, why)
        select pull_request_id, ${issueId}, 'inferred', is_revert, ${sql.json(passedJson(why))}
        from pull_request where pull_request_id = ${pullRequestId}
        on conflict do nothing returning issue_id`
      return rows.length === 1
    },

    /** The one word that overrides a refusal, or that no issue is needed. */
    async linkByHand(pullRequestId: string, issueId: string, by: Decider): Promise<boolean> {
      await noIssue(sql).takeBack(pullRequestId)
      const before = await find(pullRequestId, issueId)
      if (before?.origin === 'manual' && before.decision !== 'rejected') return false
      await linkSuggestions(sql).answer(pullRequestId, issueId, 'confirmed', by)
      await decide(pullRequestId, issueId, {
        ...{ origin: 'manual', decision: 'none', by },
        why: { place: 'person', name: by.name, at: by.at.toISOString(), isConfirmed: false },
      })
      return before === undefined || before.decision === 'rejected'
    },

    /** Accepts what was suggested or inferred. Changes nothing about a pair that somebody refused. */
    async confirm(pullRequestId: string, issueId: string, by: Decider): Promise<boolean> {
      const before = await find(pullRequestId, issueId)
      if (before && (before.decision !== 'none' || before.origin === 'manual')) return false
      await linkSuggestions(sql).answer(pullRequestId, issueId, 'confirmed', by)
      const origin = before?.origin ?? 'inferred'
      const said: WhyLinked = { place: 'person', name: by.name, at: by.at.toISOString(), isConfirmed: true }
      const why = origin === 'inferred' ? said : undefined
      await decide(pullRequestId, issueId, { origin, decision: 'confirmed', why, by })
      return before === undefined
    },

    /** Unlinks the pair, or refuses a suggestion, for good: only a later link by hand overrides it. */
    async reject(pullRequestId: string, issueId: string, by: Decider): Promise<boolean> {
      const before = await find(pullRequestId, issueId)
      if (before?.decision === 'rejected') return false
      await linkSuggestions(sql).answer(pullRequestId, issueId, 'rejected', by)
      const origin = before?.origin ?? 'inferred'
      await decide(pullRequestId, issueId, { origin, decision: 'rejected', why: undefined, by })
      return before !== undefined
    },

    /** True for a link that does not rest on inference alone. */
    async isWrittenOrByHand(pullRequestId: string, issueId: string): Promise<boolean> {
      const row = await find(pullRequestId, issueId)
      return row !== undefined && row.origin !== 'inferred' && row.decision !== 'rejected'
    },

    /** Who refused the pair, for those who are about to link it again. */
    async findRejection(pullRequestId: string, issueId: string): Promise<Decider | undefined> {
      const [row] = await sql<{ name: string | null; at: Date | null }[]>`
        select decided_by as name, decided_at as at from linked_issue
        where pull_request_id = ${pullRequestId} and issue_id = ${issueId} and decision = 'rejected'`
      return row && { name: row.name ?? 'Somebody', at: row.at ?? new Date(0) }
    },
  }
}
