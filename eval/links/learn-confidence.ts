import { bands } from '@throughline/companion/link-scoring/bands'
import type { LinkModel } from '@throughline/companion/link-scoring/link-model'
import type { TrustRow } from './learn-trust'

/** A row with the probability that a model gave it. */
export interface Judged extends TrustRow {
  readonly probability: number
}

/**
 * What confidence a probability amounts to. Confidence means: at `bands.suggest` more questions than not are right; at
 * `bands.list` begin the lists of which hardly any that holds the right one is below; from `bands.link` on, the wanted
 * share of all links is right. `unseen` are judged by models that had not seen their repository, `seen` by the finished one:
 * it is bolder about what it was learned from than about anything else, so that what it promises there holds elsewhere too.
 */
export function learnConfidence({
  unseen,
  seen,
}: {
  readonly unseen: readonly Judged[]
  readonly seen: readonly Judged[]
}): LinkModel['confidence'] {
  const real = unseen.filter(({ kind }) => kind !== 'dropped')
  const knots: (readonly [number, number])[] = [
    [leastListed(real), bands.list],
    [firstAbove(real, ({ isRight }) => isRight, SUGGEST_SHARE), bands.suggest],
    [leastFor(seen, LINK), bands.link],
    [leastFor(seen, SILENT), bands.linkSilently],
    [1, 99],
  ]
  return ascending(knots)
}

/** Of the lists that hold the right one, so many may go unseen. */
const UNLISTED_SHARE = 0.008
const SUGGEST_SHARE = 0.6

interface Wanted {
  readonly precision: number
  readonly falseOnNegatives: number
  readonly falseOnDropped: number
}
/** What is promised; the precision a little stricter. */
const LINK: Wanted = { precision: 0.975, falseOnNegatives: 0.015, falseOnDropped: 0.01 }
const SILENT: Wanted = { precision: 0.99, falseOnNegatives: 0.005, falseOnDropped: 0.003 }

/** A list costs nobody anything: it waits in the panel. */
function leastListed(rows: readonly Judged[]): number {
  const near = rows.filter(({ isNear }) => isNear).map(({ probability }) => probability)
  return near.sort((a, b) => a - b)[Math.floor(near.length * UNLISTED_SHARE)] ?? 0.5
}

/** The lowest probability from which on all links together are as good as wanted. */
function leastFor(rows: readonly Judged[], wanted: Wanted): number {
  const sorted = rows.filter(({ mayLink }) => mayLink).sort((a, b) => b.probability - a.probability)
  const total = (kind: Judged['kind']) => Math.max(1, rows.filter((row) => row.kind === kind).length)
  const totals = { negative: total('negative'), dropped: total('dropped') }
  let [right, wrong, negative, dropped] = [0, 0, 0, 0]
  let least = 0.999
  for (const { kind, isRight, probability } of sorted) {
    if (kind === 'dropped') dropped++
    else if (isRight) right++
    else wrong++
    if (kind === 'negative') negative++
    const isGood =
      right / Math.max(1, right + wrong) >= wanted.precision &&
      negative / totals.negative <= wanted.falseOnNegatives &&
      dropped / totals.dropped <= wanted.falseOnDropped
    if (isGood) least = Math.min(least, probability)
  }
  return least
}

/** The lowest probability at which at least that share of the rows about it holds; rising blocks of rows are pooled. */
function firstAbove(rows: readonly Judged[], holds: (row: Judged) => boolean, share: number): number {
  const sorted = [...rows].sort((a, b) => a.probability - b.probability)
  const blocks: { sum: number; count: number; from: number }[] = []
  for (const row of sorted) {
    blocks.push({ sum: Number(holds(row)), count: 1, from: row.probability })
    for (;;) {
      const [before, last] = blocks.slice(-2)
      if (!before || !last || before.sum / before.count < last.sum / last.count) break
      blocks.splice(-2, 2, {
        sum: before.sum + last.sum,
        count: before.count + last.count,
        from: before.from,
      })
    }
  }
  return blocks.find(({ sum, count }) => sum / count >= share)?.from ?? 0.5
}

/** Each knot above the one before, in both. */
function ascending(knots: readonly (readonly [number, number])[]): LinkModel['confidence'] {
  let last = 0
  return knots.map(([probability, confidence]) => {
    last = Math.max(last + 1e-4, probability)
    return [Number(last.toFixed(5)), confidence] as const
  })
}
