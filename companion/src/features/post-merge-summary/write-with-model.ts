import type { LanguageModel } from '../../language-model/language-model'
import type { SavedSummary } from '../feature'
import { digestOf } from './digest-of'
import type { MergeFacts } from './facts/facts'
import { rewrite } from './rewriting/rewrite'
import { extract, type WrittenSummary } from './write-summary'

export interface Writing {
  readonly summary: WrittenSummary
  readonly factsDigest: string
  /** Why it was written without the model that there is. */
  readonly note?: string
}

interface Options {
  readonly model: LanguageModel | undefined
  findSaved(): Promise<SavedSummary | undefined>
}

/**
 * The summary of these facts, by a model where there is one. What a model wrote about the same facts before is taken
 * again: a comment does not change its words each time a delivery is repeated.
 */
export const write = async (facts: MergeFacts, { model, findSaved }: Options): Promise<Writing> => {
  const summary = extract(facts)
  const factsDigest = digestOf(facts, model?.name ?? '')
  if (!model || facts.areas.length === 0) return { summary, factsDigest }
  const saved = await findSaved()
  if (saved?.writer === 'language model' && saved.factsDigest === factsDigest)
    return { summary: { ...summary, areas: saved.areas, writer: 'language model' }, factsDigest }
  const rewritten = await rewrite({ facts, areas: summary.areas }, model)
  return 'areas' in rewritten
    ? { summary: { ...summary, areas: rewritten.areas, writer: 'language model' }, factsDigest }
    : { summary, factsDigest, note: rewritten.whyNot }
}
