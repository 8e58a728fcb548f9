import { z } from 'zod'
import type { SummaryArea } from '../write-areas'
import { faultIn } from './check-text'
import type { KnownWords } from './known-words'

const Answer = z.object({ areas: z.array(z.object({ area: z.string(), text: z.string() })) })

/** More than an answer to our question can be. */
const MOST_CHARACTERS = 20_000

/** The areas as a model has rewritten them; or what is wrong with its answer, in words that go on after "its answer". */
export const readAnswer = (
  text: string,
  areas: readonly SummaryArea[],
  known: KnownWords,
): readonly SummaryArea[] | string => {
  const parsed = Answer.safeParse(jsonIn(text.slice(0, MOST_CHARACTERS)))
  if (!parsed.success) return 'was not in the form that was asked for'
  const written = parsed.data.areas
  const isSame = written.length === areas.length && areas.every(({ area }, at) => written[at]?.area === area)
  if (!isSame) return 'was about other areas'
  const sentences = written.map((one) => ({ area: one.area, text: sentenceOf(one.text) }))
  const fault = sentences.map((one) => faultIn(one.text, known)).find((found) => found !== undefined)
  return fault ?? sentences
}

/** Many models put words or a fence around what they were asked for. */
const jsonIn = (text: string): unknown => {
  const [from, to] = [text.indexOf('{'), text.lastIndexOf('}')]
  try {
    return JSON.parse(text.slice(from, to + 1))
  } catch {
    return undefined
  }
}

/** Ends in one dot. */
const sentenceOf = (text: string): string => `${text.trim().replace(/[.…]{1,3}$/, '')}.`
