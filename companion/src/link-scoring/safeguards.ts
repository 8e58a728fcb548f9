import { type LinkSignal, strongSignals } from '@throughline/shared/link-signal'
import type { IssueFacts } from './issue-facts'

/** Why a link is not made unasked though the confidence would allow it. */
export type FailedSafeguard = 'open-pull-request' | 'status' | 'no-strong-signal' | 'pull-request-of-another'

/** Checked at every confidence from `bands.link` on; one failure turns the link into a question. */
export function failedSafeguards(
  facts: IssueFacts,
  signals: readonly LinkSignal[],
): readonly FailedSafeguard[] {
  const failed: (FailedSafeguard | false)[] = [
    facts.hasOpenPullRequest && 'open-pull-request',
    !facts.allowsWork && 'status',
    !signals.some(({ id }) => strongSignals.has(id)) && 'no-strong-signal',
    facts.pullRequestOfAnother !== undefined && 'pull-request-of-another',
  ]
  return failed.filter((name) => name !== false)
}
