import type { LinkModel } from './link-model'

/** Confidence from 0 to 99 for a probability from 0 to 1. An inferred link is never wholly certain. */
export function confidenceOf(probability: number, knots: LinkModel['confidence']): number {
  let [lowP, lowC] = [0, 0]
  for (const [highP = 1, highC = MOST] of knots) {
    if (probability < highP) return lowC + ((probability - lowP) / (highP - lowP)) * (highC - lowC)
    ;[lowP, lowC] = [highP, highC]
  }
  return Math.min(MOST, lowC)
}

const MOST = 99
