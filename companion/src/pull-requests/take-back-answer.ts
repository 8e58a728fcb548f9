import type { LinkSignal } from '@throughline/shared/link-signal'
import type { WhyLinked } from '@throughline/shared/panel'
import type { TenantSql } from '../database/database'
import { passedJson } from '../database/passed-json'

interface Pair {
  readonly pullRequestId: string
  readonly issueId: string
}

interface Row {
  readonly origin: 'written' | 'inferred' | 'manual'
  /** What Throughline itself made of the pair: null where it was only suggested, or never thought of. */
  readonly confidence: number | null
  readonly signals: LinkSignal[] | null
}

/**
 * Undoes the last word of a person about a pair, if it is theirs and not older than `since`: what was suggested is
 * suggested again, and a link that stood before stands again. False where there was nothing of theirs to take back.
 */
export const takeBackAnswer = async (
  sql: TenantSql,
  { pullRequestId, issueId }: Pair,
  { name, since }: { readonly name: string; readonly since: Date },
): Promise<boolean> => {
  const [row] = await sql<Row[]>`
    select link.origin, candidate.confidence, candidate.signals from linked_issue link
    left join link_suggestion suggestion on suggestion.tenant_id = link.tenant_id
      and suggestion.pull_request_id = link.pull_request_id and suggestion.action = 'link'
    left join link_candidate candidate on candidate.tenant_id = suggestion.tenant_id
      and candidate.pull_request_id = suggestion.pull_request_id and candidate.issue_id = link.issue_id
      and candidate.place = 0
    where link.pull_request_id = ${pullRequestId} and link.issue_id = ${issueId} and link.decided_by = ${name}
      and link.decided_at >= ${since}
    for update of link`
  if (!row) return false
  await sql`
    update link_candidate set answer = null, answered_by = null, answered_at = null
    where pull_request_id = ${pullRequestId} and issue_id = ${issueId}`
  const pair = sql`pull_request_id = ${pullRequestId} and issue_id = ${issueId}`
  const undecided = sql`decision = 'none', decided_by = null, decided_at = null`
  const { origin, confidence, signals } = row
  if (origin === 'written') await sql`update linked_issue set ${undecided} where ${pair}`
  else if (confidence !== null) {
    const why: WhyLinked = { place: 'inferred', confidence, signals: signals ?? [] }
    await sql`
      update linked_issue set origin = 'inferred', why = ${sql.json(passedJson(why))}, ${undecided} where ${pair}`
  } else await sql`delete from linked_issue where ${pair}`
  return true
}
