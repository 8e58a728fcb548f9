import type { LinkSignal } from '@throughline/shared/link-signal'
import type { TenantSql } from '../database/database'
import { passedJson } from '../database/passed-json'
import type { Decider } from './decider'

/** What came of looking for the issue of a pull request, after the gate of its repository. */
export interface LinkSuggestion {
  readonly action: 'link' | 'suggest' | 'list' | 'none'
  /** It was sure enough for a link, and became a question because its repository asks first. */
  readonly isGated: boolean
  /** From 0 to 99, of the likeliest issue. */
  readonly confidence: number
  /** Safeguards by name: why a link became a question. */
  readonly failed: readonly string[]
  readonly at: Date
}

export interface SuggestedIssue {
  /** Jira's id. */
  readonly issueId: string
  readonly confidence: number
  /** The same before its repository's answers corrected it. */
  readonly scored: number
  /** The strongest first. */
  readonly signals: readonly LinkSignal[]
}

export interface StoredCandidate extends SuggestedIssue {
  readonly answer: 'confirmed' | 'rejected' | undefined
}

/** How sure a suggestion was before any correction, and what somebody said to it. */
export interface LinkAnswer {
  readonly confidence: number
  readonly isConfirmed: boolean
}

/** Which issue a pull request without a key may belong to, and what people made of it. */
export const linkSuggestions = (sql: TenantSql) => ({
  /**
   * Replaces what was suggested before. What somebody has answered stays, and a pair that was refused is not suggested
   * again, however it came to be refused.
   */
  async save(
    pullRequestId: string,
    { action, isGated, confidence, failed, at }: LinkSuggestion,
    candidates: readonly SuggestedIssue[],
  ): Promise<void> {
    const row = { action, is_gated: isGated, confidence, failed: [...failed], suggested_at: at }
    await sql`
      insert into link_suggestion ${sql({ pull_request_id: pullRequestId, ...row })}
      on conflict (tenant_id, pull_request_id) do update set ${sql(row)}`
    await sql`delete from link_candidate where pull_request_id = ${pullRequestId} and answer is null`
    for (const [place, candidate] of candidates.entries())
      await sql`
        insert into link_candidate
          (pull_request_id, issue_id, place, confidence, scored, signals, is_sure, suggested_at)
        select ${pullRequestId}, ${candidate.issueId}, ${place}, ${candidate.confidence}, ${candidate.scored},
          ${sql.json(passedJson(candidate.signals))}, ${place === 0 && (action === 'link' || isGated)}, ${at}
        where not exists (
          select from linked_issue where pull_request_id = ${pullRequestId} and issue_id = ${candidate.issueId}
            and decision = 'rejected')
        on conflict do nothing`
  },

  async find(
    pullRequestId: string,
  ): Promise<(LinkSuggestion & { readonly candidates: readonly StoredCandidate[] }) | undefined> {
    const [row] = await sql<LinkSuggestion[]>`
      select action, is_gated as "isGated", confidence, failed, suggested_at as at from link_suggestion
      where pull_request_id = ${pullRequestId}`
    const candidates = await sql<(SuggestedIssue & { readonly answer: 'confirmed' | 'rejected' | null })[]>`
      select issue_id as "issueId", confidence, scored, signals, answer from link_candidate
      where pull_request_id = ${pullRequestId} order by place, issue_id`
    return (
      row && {
        ...row,
        candidates: candidates.map(({ answer, ...candidate }) => ({
          ...candidate,
          answer: answer ?? undefined,
        })),
      }
    )
  },

  /** The last word counts. Nothing is kept of a pair that was never suggested. */
  async answer(
    pullRequestId: string,
    issueId: string,
    answer: 'confirmed' | 'rejected',
    by: Decider,
  ): Promise<void> {
    const row = { answer, answered_by: by.name, answered_at: by.at }
    await sql`
      update link_candidate set ${sql(row)}
      where pull_request_id = ${pullRequestId} and issue_id = ${issueId} and answer is distinct from ${answer}`
  },

  /** Jira's ids of the issues that were refused for this pull request. */
  async refused(pullRequestId: string): Promise<ReadonlySet<string>> {
    const rows = await sql<{ issueId: string }[]>`
      select issue_id as "issueId" from linked_issue
      where pull_request_id = ${pullRequestId} and decision = 'rejected'`
    return new Set(rows.map(({ issueId }) => issueId))
  },

  /** What people said in this repository to links and to what would have been one: this opens the gate. */
  async countAnswers(
    repositoryId: string,
  ): Promise<{ readonly confirmed: number; readonly rejected: number }> {
    const [row] = await sql<{ confirmed: number; rejected: number }[]>`
      select count(*) filter (where candidate.answer = 'confirmed')::int as confirmed,
        count(*) filter (where candidate.answer = 'rejected')::int as rejected
      from link_candidate candidate join pull_request pull using (tenant_id, pull_request_id)
      where pull.repository_id = ${repositoryId} and candidate.is_sure`
    return row ?? { confirmed: 0, rejected: 0 }
  },

  /** What people said to suggestions of any confidence in this repository, the latest first. */
  async answersOf(repositoryId: string, most = 1_000): Promise<readonly LinkAnswer[]> {
    return sql<LinkAnswer[]>`
      select candidate.scored as confidence, candidate.answer = 'confirmed' as "isConfirmed"
      from link_candidate candidate join pull_request pull using (tenant_id, pull_request_id)
      where pull.repository_id = ${repositoryId} and candidate.answer is not null
      order by candidate.answered_at desc, pull.number desc limit ${most}`
  },
})
