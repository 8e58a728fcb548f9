import { BINS, type Binned } from './bins'

/** Where a leaf is best divided, and what each side would answer. */
export interface Split {
  readonly gain: number
  readonly column: number
  readonly bin: number
  readonly left: number
  readonly right: number
}

/** Sums of first and second derivatives. */
interface Sums {
  readonly slope: number
  readonly curve: number
}

/** Answers outside this range would break a direction further up. */
export interface Range {
  readonly low: number
  readonly high: number
}

export interface SplitRules {
  readonly range: Range
  readonly damping: number
  readonly leastCurve: number
  /** 1 where more may only raise the answer, -1 where it may only lower it. */
  readonly direction: number
}

/** Newton's step for these sums. */
export function answerFor(
  { slope, curve }: Sums,
  { range, damping }: Pick<SplitRules, 'range' | 'damping'>,
): number {
  return Math.min(range.high, Math.max(range.low, -slope / (curve + damping)))
}

/** The best split of one column; `sums` holds slope and curve of each bin from `start` on. */
export function bestSplitOf(
  {
    sums,
    start,
    column,
    bounds,
  }: { readonly sums: Float64Array; readonly start: number; readonly column: number } & Pick<
    Binned,
    'bounds'
  >,
  rules: SplitRules,
): Split | undefined {
  const whole = wholeOf(sums, start)
  const before = gainOf(answerFor(whole, rules), whole, rules.damping)
  let best: Split | undefined
  let [slope, curve] = [0, 0]
  for (let bin = 0; bin < bounds.length; bin++) {
    slope += sums[start + bin * 2] as number
    curve += sums[start + bin * 2 + 1] as number
    const rest = { slope: whole.slope - slope, curve: whole.curve - curve }
    if (curve < rules.leastCurve || rest.curve < rules.leastCurve) continue
    const left = answerFor({ slope, curve }, rules)
    const right = answerFor(rest, rules)
    const gain = gainOf(left, { slope, curve }, rules.damping) + gainOf(right, rest, rules.damping) - before
    if (gain > (best?.gain ?? LEAST_GAIN) && (right - left) * rules.direction >= 0)
      best = { gain, column, bin, left, right }
  }
  return best
}

const LEAST_GAIN = 1e-6

function wholeOf(sums: Float64Array, start: number): Sums {
  let [slope, curve] = [0, 0]
  for (let bin = 0; bin < BINS; bin++) {
    slope += sums[start + bin * 2] as number
    curve += sums[start + bin * 2 + 1] as number
  }
  return { slope, curve }
}

const gainOf = (answer: number, { slope, curve }: Sums, damping: number) =>
  -(2 * slope * answer + (curve + damping) * answer * answer)
