import type { Evidence } from './evidence'
import type { LinkModel } from './link-model'

/** One candidate in its place; the probability is that of being meant, if one of them is. */
export interface Ranked {
  /** Its place among the candidates. */
  readonly at: number
  readonly score: number
  readonly probability: number
}

/** All candidates, the likeliest first; of equals, the one that came first. */
export function rankCandidates(
  evidence: Evidence,
  ranker: LinkModel['ranker'],
  count: number,
): readonly Ranked[] {
  const scores = new Float64Array(count)
  for (const [name, weight] of Object.entries(ranker)) {
    const column = evidence.get(name)
    if (column) for (let at = 0; at < count; at++) scores[at] = (scores[at] ?? 0) + weight * (column[at] ?? 0)
  }
  const top = Math.max(...scores)
  const sum = scores.reduce((total, score) => total + Math.exp(score - top), 0)
  return [...scores]
    .map((score, at) => ({ at, score, probability: Math.exp(score - top) / sum }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
}
