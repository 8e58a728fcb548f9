import type { FeatureOutcome } from '../feature'
import type { FollowUpOutcome } from '../follow-up-tools'

/** What became of what is left, in sentences for the trace. */
export const toldOf = (
  outcomes: readonly FollowUpOutcome[],
  count: number,
  remarks: string,
): FeatureOutcome => {
  const sentences = [...new Set(outcomes.map(sentenceOf))]
  const left = count === 1 ? '1 thing is left to do.' : `${count} things are left to do.`
  return { outcome: outcomeOf(outcomes), detail: `${left} ${sentences.join(' ')}${remarks}` }
}

const outcomeOf = (outcomes: readonly FollowUpOutcome[]): FeatureOutcome['outcome'] => {
  if (outcomes.some(({ kind }) => kind === 'parked')) return 'parked'
  return outcomes.some(({ kind }) => kind === 'created') ? 'done' : 'nothing to do'
}

const sentenceOf = (outcome: FollowUpOutcome): string => {
  if (outcome.kind === 'created') return `${outcome.key} was created.`
  if (outcome.kind === 'there') return `${outcome.key} is there already.`
  if (outcome.kind === 'parked') return `It waits for somebody: ${outcome.why}.`
  return `Nothing was created: ${outcome.why}.`
}
