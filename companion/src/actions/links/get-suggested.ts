import type { TenantSql } from '../../database/database'
import { Failure } from '../../failure'
import { linkSuggestions } from '../../pull-requests/link-suggestions'
import type { LinkablePullRequest } from '../../pull-requests/linkable'
import { getLinkable } from './get-linkable'

/** Throws `not-there` for what is not suggested, or what somebody has answered. */
export const getSuggested = async (
  sql: TenantSql,
  pair: { readonly issueId: string; readonly pullRequestId: string },
): Promise<LinkablePullRequest> => {
  const pull = await getLinkable(sql, pair)
  const stored = await linkSuggestions(sql).find(pair.pullRequestId)
  const candidate = stored?.candidates.find(({ issueId }) => issueId === pair.issueId)
  if (candidate && candidate.answer === undefined) return pull
  throw new Failure('not-there', 'This suggestion is settled already. Nothing was changed.')
}
