import type { LinkModel } from './link-model'

/** Confidence from 0 to 99 for a probability from 0 to 1. An inferred link is never wholly certain. */
export function confidenceOf(probability: number, knots: LinkModel['confidence']): number {
  return Math.min(
    MOST,
    between(
      probability,
      knots.map(([from = 1, to = MOST]) => [from, to]),
    ),
  )
}

/** The other way round: the least probability that gives this confidence. */
export function probabilityOf(confidence: number, knots: LinkModel['confidence']): number {
  return Math.min(
    1,
    between(
      confidence,
      knots.map(([from = 1, to = MOST]) => [to, from]),
    ),
  )
}

const MOST = 99

type Knot = readonly [from: number, to: number]

/** Straight lines from nothing through every knot. */
function between(value: number, knots: readonly Knot[]): number {
  let [lowFrom, lowTo] = [0, 0]
  for (const [from, to] of knots) {
    if (value < from) return lowTo + ((value - lowFrom) / (from - lowFrom)) * (to - lowTo)
    ;[lowFrom, lowTo] = [from, to]
  }
  return lowTo
}
