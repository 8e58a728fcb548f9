import { environmentKindOf } from '@throughline/companion/pull-requests/environment-kind'
import { z } from 'zod'
import type { EvalSet } from '../eval-set'
import { judgeCases, readCases } from '../judge-cases'

/** What the names of environments are taken for. */
export const environments: EvalSet = {
  async measure(folder, progress) {
    const cases = readCases(Case, await folder.read('environments'), 'environments')
    progress(`environments: ${cases.length} cases`)
    const answered = cases.map((given, index) => ({
      id: given.id ?? index,
      answer: environmentKindOf(given.environment),
      expected: given.expected ?? undefined,
    }))
    return { answers: answered.map(({ id, answer }) => ({ id, answer })), figures: judgeCases(answered) }
  },
}

const Case = z.looseObject({
  id: z.union([z.string(), z.number()]).nullish(),
  environment: z.string(),
  expected: z.string().nullish(),
})
