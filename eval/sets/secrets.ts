import { redact } from '@throughline/companion/redaction/redact'
import { z } from 'zod'
import { CannotMeasure } from '../cannot-measure'
import type { EvalSet } from '../eval-set'

/** Which secrets give way before a text is posted, and whether everything else stays. */
export const secrets: EvalSet = {
  async measure(folder, progress) {
    const cases = readCases(await folder.read('secrets'))
    progress(`secrets: ${cases.length} cases`)
    const answered = cases.map((given) => ({ given, text: redact(given.text) }))
    return {
      answers: answered.map(({ given, text }) => ({ id: given.id, text })),
      figures: figuresOf(answered),
    }
  },
}

const Cases = z.array(
  z.object({
    id: z.union([z.string(), z.number()]),
    text: z.string(),
    rule: z.string().nullish(),
    expect: z.enum(['redact', 'keep']).nullish(),
  }),
)
type Case = z.infer<typeof Cases>[number]

function readCases(value: unknown): readonly Case[] {
  const parsed = Cases.safeParse(value)
  if (parsed.success) return parsed.data
  throw new CannotMeasure('The file secrets is not a list of cases with an id and a text.')
}

interface Answered {
  readonly given: Case
  readonly text: string
}

/** A text to redact is right when it was changed, a text to keep when it was not. */
const isRight = ({ given, text }: Answered) => (text !== given.text) === (given.expect === 'redact')

function figuresOf(answered: readonly Answered[]) {
  const judged = answered.filter(({ given }) => given.expect)
  if (answered.length > 0 && judged.length === 0) return { passed: null, failed: null, byRule: null }
  const passed = judged.filter(isRight).length
  const rules = [...new Set(judged.map(ruleOf))].sort()
  const byRule = rules.map((rule) => [rule, countsOf(judged.filter((one) => ruleOf(one) === rule))] as const)
  return { passed, failed: judged.length - passed, byRule: Object.fromEntries(byRule) }
}

const ruleOf = ({ given }: Answered) => given.rule ?? 'unnamed'

const countsOf = (answered: readonly Answered[]) => {
  const of = (expected: Case['expect']) => answered.filter(({ given }) => given.expect === expected)
  return {
    redacted: of('redact').filter(isRight).length,
    missed: of('redact').filter((one) => !isRight(one)).length,
    kept: of('keep').filter(isRight).length,
    touched: of('keep').filter((one) => !isRight(one)).length,
  }
}
