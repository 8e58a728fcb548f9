import { probabilityOf } from '@throughline/companion/link-scoring/confidence'
import type { LinkModel } from '@throughline/companion/link-scoring/link-model'
import { answerCase } from './answer-case'
import { byTime } from './by-time'
import { createClaims, issueIn } from './claims'
import type { Pools } from './pools'
import type { LinkCase } from './read-links'

/**
 * Answers each case as the product would that has met all earlier ones. What a case excludes is missing for that case
 * alone: for later ones it counts as if nothing had been missing.
 */
export async function* answersInTime(
  cases: readonly LinkCase[],
  pools: Pools,
  modelFor: (given: LinkCase) => LinkModel,
) {
  const claims = createClaims()
  for (const given of [...cases].sort(byTime)) {
    const model = modelFor(given)
    const { answer, tookMs } = await answerCase(given, pools.open(given), model, claims)
    yield { given, answer, tookMs, model, claims }
    const whole = { ...given, excluded: [] }
    const { key, confidence } =
      given.excluded.length === 0
        ? answer
        : (await answerCase(whole, pools.open(whole), model, claims)).answer
    const { openedAt } = given
    if (key)
      claims.add(issueIn(given.project, key), {
        openedAt,
        probability: probabilityOf(confidence, model.confidence),
      })
  }
}
