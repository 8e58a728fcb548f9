import { strongSignals } from '@throughline/shared/link-signal'
import type { LinkDecision } from '../../link-scoring/decide-link'
import type { LinkAuthor } from '../linking-tools'

/**
 * A git account that only has the same name as a Jira account may be somebody else's: where nothing strong points to an
 * issue but its assignee, the link becomes a question.
 */
export const trustedDecision = (decision: LinkDecision, { isProven }: LinkAuthor): LinkDecision => {
  if (isProven || decision.action !== 'link') return decision
  const strong = decision.signals.filter(({ id }) => strongSignals.has(id))
  if (strong.some(({ id }) => id !== 'assignee')) return decision
  return { ...decision, action: 'suggest', failed: [...decision.failed, 'no-strong-signal'] }
}
