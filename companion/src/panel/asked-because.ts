import type { LinkSignal } from '@throughline/shared/link-signal'

/** What stood in the way of a link that would have been sure enough. */
export interface AskedFacts {
  /** Safeguards by name. */
  readonly failed: readonly string[]
  /** Its repository asks first. */
  readonly isGated: boolean
  readonly issueKey: string
  readonly status: string
  /** Whose open pull request the issue is linked to; null where none is known. */
  readonly busyWith: string | null
  readonly signals: readonly LinkSignal[]
}

/** Why somebody is asked though the pull request fits well enough to be linked: a sentence for each reason. */
export const askedBecause = (facts: AskedFacts): readonly string[] => [
  ...facts.failed.flatMap((name) => sentenceOf(name, facts) ?? []),
  ...(facts.isGated
    ? ['Asked because this repository asks first, until people have answered often enough.']
    : []),
]

const sentenceOf = (
  name: string,
  { issueKey, status, busyWith, signals }: AskedFacts,
): string | undefined => {
  switch (name) {
    case 'open-pull-request':
      return busyWith === null
        ? `Asked because ${issueKey} is already linked to another open pull request.`
        : `Asked because ${issueKey} is already linked to another open pull request by ${busyWith}.`
    case 'status':
      return `Asked because ${issueKey} is in ${status}.`
    case 'pull-request-of-another': {
      const other = signals.find((signal) => signal.id === 'otherPullRequest')
      return `Asked because another pull request by ${other?.name ?? 'somebody else'} was linked to ${issueKey}.`
    }
    case 'no-strong-signal':
      return 'Asked because little but its words points to it.'
    default:
      return undefined
  }
}
