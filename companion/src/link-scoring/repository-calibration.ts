import { confidenceOf, probabilityOf } from './confidence'
import { learnedModel } from './learned-model'

/** What somebody made of one suggestion or link of a repository. */
export interface LinkAnswer {
  /** As it was when it was made, from 0 to 99, before any calibration. */
  readonly confidence: number
  readonly isConfirmed: boolean
}

/**
 * The confidence as this repository's own answers correct it: all of its probabilities are shifted alike on the logistic
 * scale, by as much as its answers ask for beyond what the other repositories have taught (Platt's scaling with its slope
 * held, drawn towards no shift). Without answers it stays as it is; it never changes which of two is the higher.
 */
export function calibrated(
  confidence: number,
  answers: readonly LinkAnswer[],
  knots = learnedModel.confidence,
): number {
  const shift = shiftOf(answers.map((answer) => ({ ...answer, logit: logitOf(answer.confidence, knots) })))
  if (shift === 0) return confidence
  return confidenceOf(sigmoid(logitOf(confidence, knots) + shift), knots)
}

/** How far a repository may plausibly lie from the others: the standard deviation of shifts, in logits. */
const SPREAD = 0.8
const FARTHEST = 6

interface Answered {
  readonly logit: number
  readonly isConfirmed: boolean
}

/** The likeliest shift, found by halving: its slope only falls. */
function shiftOf(answers: readonly Answered[]): number {
  if (answers.length === 0) return 0
  let [low, high] = [-FARTHEST, FARTHEST]
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    let slope = -middle / SPREAD ** 2
    for (const { logit, isConfirmed } of answers) slope += Number(isConfirmed) - sigmoid(logit + middle)
    if (slope > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function logitOf(confidence: number, knots: readonly (readonly number[])[]): number {
  const probability = Math.min(MOST, Math.max(1 - MOST, probabilityOf(confidence, knots)))
  return Math.log(probability / (1 - probability))
}

/** Beyond this, a probability has no more to say than that. */
const MOST = 0.9999

const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit))
