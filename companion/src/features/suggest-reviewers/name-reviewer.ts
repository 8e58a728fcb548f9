import type { RankedReviewer } from '../../review-history/rank-reviewers'
import type { GitAccount, SuggestedReviewer } from '../reviewing-tools'
import type { KnownPeople } from './known-people'
import { reasonWords } from './reason-words'

const MOST_REASONS = 2

interface Naming {
  readonly people: KnownPeople
  /** Those whose names the host was asked for. */
  readonly accounts: readonly GitAccount[]
  /** What the pull request's author is called. */
  readonly author: string
}

/** A ranked person as they are shown: by name, with the reasons that say most. */
export const nameReviewer = (
  { person: login, reasons }: RankedReviewer,
  { people: { accountIds, stakeholders }, accounts, author }: Naming,
): SuggestedReviewer => ({
  login,
  name: accounts.find((account) => account.login === login)?.name ?? login,
  accountId: accountIds.get(login),
  isStakeholder: reasons.some(({ kind }) => kind === 'stakeholder'),
  reasons: reasons.slice(0, MOST_REASONS).map((reason) => {
    const text = reasonWords(reason, author)
    if (reason.kind !== 'stakeholder') return { text }
    const issueId = stakeholders.find(({ issueKey }) => issueKey === reason.issueKey)?.issueId
    return { text, ...(issueId !== undefined && { issueId }) }
  }),
})
