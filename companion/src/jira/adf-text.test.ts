import { describe, expect, test } from '@jest/globals'
import { adfText } from './adf-text'

const paragraph = (...content: readonly object[]) => ({ type: 'paragraph', content })
const text = (words: string) => ({ type: 'text', text: words })
const doc = (...content: readonly object[]) => ({ type: 'doc', version: 1, content })
const nested = (depth: number): object =>
  depth === 0 ? text('deep') : { type: 'blockquote', content: [nested(depth - 1)] }

describe('the words of a document', () => {
  test.each([
    ['paragraphs, each on a line', doc(paragraph(text('One')), paragraph(text('Two'))), 'One\nTwo'],
    [
      'marked words of one sentence',
      doc(paragraph(text('One '), text('bold'), text(' word'))),
      'One bold word',
    ],
    [
      'a list',
      doc({ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('Item'))] }] }),
      'Item',
    ],
    ['a break', doc(paragraph(text('One'), { type: 'hardBreak' }, text('Two'))), 'One\nTwo'],
    ['a mention', doc(paragraph({ type: 'mention', attrs: { id: '1', text: '@Mina' } })), '@Mina'],
    [
      'a link on its own',
      doc(paragraph({ type: 'inlineCard', attrs: { url: 'https://acme.example' } })),
      'https://acme.example',
    ],
    ['a text, as a Data Center has it', 'h1. Title', 'h1. Title'],
    ['nothing', null, ''],
    ['what is no document', 7, ''],
    ['a document without end', doc(nested(100_0)), ''],
  ])('are those of %s', (_, document, words) => {
    expect(adfText(document)).toBe(words)
  })
})
