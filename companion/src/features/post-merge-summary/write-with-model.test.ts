import { describe, expect, test } from '@jest/globals'
import type { LanguageModel, ModelAnswer } from '../../language-model/language-model'
import type { SavedSummary } from '../feature'
import type { MergeFacts } from './facts/facts'
import { write } from './write-with-model'

const facts: MergeFacts = {
  title: 'Retry payment calls',
  why: 'Shoppers waited.',
  areas: [{ area: 'Checkout', kind: 'code', lines: 3, facts: [{ verb: 'adds', names: ['RetryPolicy'] }] }],
  size: { files: 1, addedLines: 3, removedLines: 0, areas: 1 },
}
const rewritten = 'retries payment calls by RetryPolicy.'
const answer = { text: JSON.stringify({ areas: [{ area: 'Checkout', text: rewritten }] }) }

/** A model that counts how often it is asked. */
const modelWith = (said: ModelAnswer, name = 'small-1') => {
  let asked = 0
  const model: LanguageModel = {
    name,
    async write() {
      asked += 1
      return said
    },
  }
  return { model, asked: () => asked }
}

const findNone = async () => undefined

describe('a summary', () => {
  test('is extracted where there is no model', async () => {
    const { summary, note } = await write(facts, { model: undefined, findSaved: findNone })
    expect(summary).toMatchObject({ writer: 'extract', areas: [{ text: 'adds RetryPolicy.' }] })
    expect(note).toBeUndefined()
  })

  test('is in a model’s words where there is one, its reason and its size as they are', async () => {
    const { summary } = await write(facts, { model: modelWith(answer).model, findSaved: findNone })
    expect(summary).toEqual({
      why: 'Shoppers waited.',
      areas: [{ area: 'Checkout', text: rewritten }],
      size: facts.size,
      writer: 'language model',
    })
  })

  test('is extracted where the model fails, with a note for the trace', async () => {
    const { model } = modelWith({ silence: 'answered 500' })
    const { summary, note } = await write(facts, { model, findSaved: findNone })
    expect(summary).toMatchObject({ writer: 'extract', areas: [{ text: 'adds RetryPolicy.' }] })
    expect(note).toBe('Written without the language model: it answered 500.')
  })

  test('of nothing asks no model', async () => {
    const { model, asked } = modelWith(answer)
    await write({ ...facts, areas: [] }, { model, findSaved: findNone })
    expect(asked()).toBe(0)
  })
})

describe('what a model wrote before', () => {
  const savedBy = async (given: Partial<SavedSummary> = {}): Promise<SavedSummary> => {
    const { model } = modelWith(answer)
    const { summary, factsDigest } = await write(facts, { model, findSaved: findNone })
    const { why, areas, writer } = summary
    return {
      ...{ pullRequestId: 'id', marker: 'm', revertedBy: undefined },
      why,
      areas,
      writer,
      factsDigest,
      ...given,
    }
  }
  const countAsked = async (saved: SavedSummary, given = facts, name?: string) => {
    const { model, asked } = modelWith(answer, name)
    const { summary } = await write(given, { model, findSaved: async () => saved })
    expect(summary.areas).toEqual([{ area: 'Checkout', text: rewritten }])
    return asked()
  }

  test('is taken again for the same facts', async () => {
    expect(await countAsked(await savedBy())).toBe(0)
  })

  test.each<readonly [string, MergeFacts, string | undefined]>([
    ['other facts', { ...facts, title: 'Retry all payment calls' }, undefined],
    ['another model', facts, 'small-2'],
  ])('is not for %s', async (_, given, name) => {
    expect(await countAsked(await savedBy(), given, name)).toBe(1)
  })

  test('is not what was extracted, after a model was down', async () => {
    expect(await countAsked(await savedBy({ writer: 'extract' }))).toBe(1)
  })
})
