import { type Gathered, gatherEvidence } from '@throughline/companion/link-scoring/gather-evidence'
import { byTime } from './by-time'
import type { Pools } from './pools'
import type { LinkCase } from './read-links'

/** The candidates of one pull request, from which can be learned. */
export interface Example extends Gathered {
  readonly repository: string
  readonly project: string
  /** `dropped`: the same pull request with the right issue taken away. */
  readonly kind: 'positive' | 'negative' | 'dropped'
  /** Of each candidate: 1 for the right one, -1 for one that also was mentioned, 0 for the others. */
  readonly isRight: Int8Array
  readonly openedAt: Date
}

/** Every case once, and those with a right issue once more without it; in order of time, however the rows came. */
export async function gatherExamples(
  cases: readonly LinkCase[],
  pools: Pools,
  progress: (line: string) => void,
): Promise<readonly Example[]> {
  const examples: Example[] = []
  for (const [at, given] of [...cases].sort(byTime).entries()) {
    if (at % 1_000 === 0) progress(`links: examples of ${at} of ${cases.length} cases`)
    const truth = given.truth ?? []
    examples.push(await exampleOf(given, pools, truth.length > 0 ? 'positive' : 'negative'))
    if (truth.length > 0) examples.push(await exampleOf(given, pools, 'dropped'))
  }
  return examples
}

async function exampleOf(given: LinkCase, pools: Pools, kind: Example['kind']): Promise<Example> {
  const pool = kind === 'dropped' ? pools.openWithoutRight(given) : pools.open(given)
  const { asked, candidates, evidence } = await gatherEvidence({
    pullRequest: given.asking,
    pool,
    now: given.openedAt,
  })
  const truth = new Set(given.truth)
  const mentioned = new Set(given.alsoMentioned)
  return {
    repository: given.repository,
    project: given.project,
    kind,
    openedAt: given.openedAt,
    asked,
    candidates,
    isRight: Int8Array.from(candidates.issues, ({ key }) =>
      truth.has(key) ? 1 : -Number(mentioned.has(key)),
    ),
    evidence: new Map([...evidence].map(([name, values]) => [name, Float32Array.from(values)])),
  }
}
