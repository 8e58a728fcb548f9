import type { LanguageModel } from '../../../language-model/language-model'
import { speaksToModels } from '../prose/speaks-to-models'
import type { SummaryArea } from '../write-areas'
import { knownWordsOf } from './known-words'
import { instructions, promptOf, type Written } from './prompt-of'
import { readAnswer } from './read-answer'

/** The areas in a model's words, or why there are none: a sentence for the trace, without a word of the answer. */
export type Rewritten = { readonly areas: readonly SummaryArea[] } | { readonly whyNot: string }

const MOST_TOKENS = 1_000

/** A language model's words for the same facts, held against them. Whatever goes wrong, the summary needs no model. */
export const rewrite = async (written: Written, model: LanguageModel): Promise<Rewritten> => {
  const facts = promptOf(written)
  if (speaksToModels(written.facts.title))
    return { whyNot: 'The title speaks to a language model; none was asked.' }
  const answer = await model.write({ instructions, facts, mostTokens: MOST_TOKENS })
  if ('silence' in answer) return { whyNot: `Written without the language model: it ${answer.silence}.` }
  const areas = readAnswer(answer.text, written.areas, knownWordsOf(textsIn(written)))
  return typeof areas === 'string'
    ? { whyNot: `Written without the language model: its answer ${areas}.` }
    : { areas }
}

/** What an answer may take its names and numbers from. */
const textsIn = ({ facts, areas }: Written): string =>
  [facts.title, facts.why ?? '', ...areas.flatMap(({ area, text }) => [area, text])].join('\n')
