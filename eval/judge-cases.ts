import { z } from 'zod'
import { CannotMeasure } from './cannot-measure'

/** One case with what the product answered, and what is expected; undefined where the file does not say. */
export interface AnsweredCase {
  readonly id: string | number
  readonly list?: string
  readonly answer: unknown
  readonly expected: unknown
  /** Why the product answers otherwise on purpose; undefined where it does not. */
  readonly deviation?: string | undefined
}

/** The cases of a file, which is their list or holds it as `cases`. Throws `CannotMeasure`. */
export const readCases = <T>(schema: z.ZodType<T>, value: unknown, file: string): readonly T[] => {
  const parsed = z.union([z.array(schema), z.object({ cases: z.array(schema) })]).safeParse(value)
  if (!parsed.success) throw new CannotMeasure(`The file ${file} is not a list of cases.`)
  return 'cases' in parsed.data ? parsed.data.cases : parsed.data
}

/** What agrees, what does not, and what differs on purpose; null where nothing is expected. */
export const judgeCases = (answered: readonly AnsweredCase[]) => {
  const judged = answered.filter(({ expected }) => expected !== undefined)
  if (answered.length > 0 && judged.length === 0)
    return { passed: null, failed: null, deviations: null, failures: null }
  const wrong = judged.filter(({ answer, expected }) => !agrees(answer, expected))
  const failures = wrong.filter(({ deviation }) => deviation === undefined)
  const onPurpose = wrong.filter(({ deviation }) => deviation !== undefined)
  return {
    passed: judged.length - wrong.length,
    failed: failures.length,
    deviations: onPurpose.length,
    failures: failures.map(({ deviation: _, ...each }) => each),
    ...(onPurpose.length > 0 && {
      reasons: onPurpose.map(({ id, deviation }) => ({ id, reason: deviation })),
    }),
  }
}

/** An answer may say more than is expected of it. */
const agrees = (answer: unknown, expected: unknown): boolean => {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected))
    return JSON.stringify(answer) === JSON.stringify(expected)
  if (typeof answer !== 'object' || answer === null) return false
  const said = new Map<string, unknown>(Object.entries(answer))
  return Object.entries(expected).every(([name, value]) => agrees(said.get(name), value))
}
