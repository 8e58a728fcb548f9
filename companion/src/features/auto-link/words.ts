import type { FailedSafeguard } from '../../link-scoring/safeguards'
import type { LinkSuggestion } from '../../pull-requests/link-suggestions'
import type { FeatureOutcome } from '../feature'

interface Told {
  readonly suggestion: LinkSuggestion
  readonly isLinked: boolean
  /** The key of the likeliest issue; undefined where there was none to compare with. */
  readonly best: string | undefined
  readonly count: number
}

/** What came of it, for the trace. */
export const sentenceOf = ({ suggestion, isLinked, best, count }: Told): FeatureOutcome => {
  const { action, confidence } = suggestion
  const sure = `${confidence} % sure`
  if (best === undefined)
    return {
      outcome: 'nothing to do',
      detail: 'No issue fits: no open one that it may reach has anything in common with it.',
    }
  switch (action) {
    case 'none':
      return {
        outcome: 'nothing to do',
        detail: `No issue fits well enough (best: ${best}, ${confidence} %).`,
      }
    case 'list':
      return { outcome: 'done', detail: `${best} may be meant, ${sure}: ${listed(count)} in the panel.` }
    case 'suggest':
      return { outcome: 'done', detail: `${best} is suggested, ${sure}${why(suggestion)}.` }
    case 'link':
      return isLinked
        ? { outcome: 'done', detail: `Linked to ${best}, ${sure}: nobody wrote a key.` }
        : { outcome: 'nothing to do', detail: `Not linked to ${best}: somebody has decided about it.` }
  }
}

const listed = (count: number) => (count === 1 ? 'it is listed' : `${count} issues are listed`)

const why = ({ isGated, failed }: LinkSuggestion): string => {
  if (failed.length > 0)
    return `, and not linked: ${failed.map((name) => safeguards[name as FailedSafeguard]).join(', ')}`
  return isGated ? ', and not linked: this repository asks first' : ''
}

const safeguards: Readonly<Record<FailedSafeguard, string>> = {
  'open-pull-request': 'another open pull request is linked to it',
  status: 'nobody works on an issue in its status',
  'no-strong-signal': 'nothing strong points to it',
  'pull-request-of-another': 'a pull request of somebody else was linked to it',
}
