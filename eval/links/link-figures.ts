import { bands } from '@throughline/companion/link-scoring/bands'
import type { LinkAnswer } from './answer-case'
import type { LinkCase } from './read-links'

/** One case with its answer; `dropped` is the answer when the right issue is not there. */
export interface Answered {
  readonly given: LinkCase
  readonly answer: LinkAnswer
  readonly dropped: LinkAnswer | undefined
}

/** Null where the folder does not say what is expected. */
export function qualityFigures(answered: readonly Answered[]) {
  const known = answered.filter(({ given }) => given.truth !== undefined)
  if (known.length === 0)
    return { all: null, hard: null, organic: null, byRepository: null, decision: null, suggestTop3: null }
  const positives = known.filter(({ given }) => isPositive(given))
  const repositories = [...new Set(positives.map(({ given }) => given.repository))].sort()
  return {
    all: ranks(positives),
    hard: ranks(positives.filter(({ given }) => given.isHard)),
    organic: ranks(positives.filter(({ given }) => given.kind === 'organic')),
    byRepository: Object.fromEntries(
      repositories.map((repository) => {
        const own = known.filter(({ given }) => given.repository === repository)
        const ownPositives = own.filter(({ given }) => isPositive(given))
        return [
          repository,
          {
            ...ranks(ownPositives),
            hard: ranks(ownPositives.filter(({ given }) => given.isHard)),
            decision: decisions(own),
          },
        ]
      }),
    ),
    decision: decisions(known),
    suggestTop3: share(positives, (one) => one.answer.action !== 'none' && rankOf(one) <= 3),
  }
}

const isPositive = ({ truth }: LinkCase) => (truth?.length ?? 0) > 0

/** Where the first right one stands; mentioned ones are passed over. */
function rankOf({ given, answer }: Answered): number {
  const mentioned = new Set(given.alsoMentioned)
  const at = answer.ranking
    .filter((key) => !mentioned.has(key))
    .findIndex((key) => given.truth?.includes(key))
  return at < 0 ? Infinity : at + 1
}

function ranks(answered: readonly Answered[]) {
  return {
    n: answered.length,
    hit1: share(answered, (one) => rankOf(one) === 1),
    hit3: share(answered, (one) => rankOf(one) <= 3),
    mrr: rounded(answered.reduce((sum, one) => sum + 1 / rankOf(one), 0) / answered.length),
  }
}

function decisions(answered: readonly Answered[]) {
  const isLinked = ({ answer }: Answered) => answer.action === 'link'
  const isRight = ({ given, answer }: Answered) =>
    answer.key !== null && (given.truth?.includes(answer.key) ?? false)
  const isMentioned = ({ given, answer }: Answered) =>
    answer.key !== null && given.alsoMentioned.includes(answer.key)
  const linked = answered.filter((one) => isLinked(one) && (isRight(one) || !isMentioned(one)))
  const positives = answered.filter(({ given }) => isPositive(given))
  const rightlyLinked = (one: Answered) => isLinked(one) && isRight(one)
  return {
    precision: share(linked, isRight),
    recall: share(positives, rightlyLinked),
    hardRecall: share(
      positives.filter(({ given }) => given.isHard),
      rightlyLinked,
    ),
    falseLinkNegatives: share(
      answered.filter(({ given }) => !isPositive(given)),
      isLinked,
    ),
    falseLinkDroppedTruth: share(
      answered.filter(({ dropped }) => dropped !== undefined),
      ({ dropped }) => dropped?.action === 'link',
    ),
    threshold: bands.link,
  }
}

/** Null when there is nothing to take a share of. */
function share(answered: readonly Answered[], holds: (one: Answered) => boolean): number | null {
  return answered.length === 0 ? null : rounded(answered.filter(holds).length / answered.length)
}

const rounded = (value: number) => (Number.isFinite(value) ? Number(value.toFixed(4)) : null)
