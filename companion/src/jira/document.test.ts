import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import Ajv from 'ajv-draft-04'
import fc from 'fast-check'
import { type Document, type Inline, plainText, toAdf } from './document'

/** Atlassian's own schema of the format. */
const schema = resolve(__dirname, '../../../node_modules/@atlaskit/adf-schema/dist/json-schema/v1/full.json')
const isAdf = new Ajv({ strict: false, validateSchema: false }).compile(
  JSON.parse(readFileSync(schema, 'utf8')),
)

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '',
    ' ',
    '\u202e',
    '\ud800',
    '\u0000',
    '[~admin]',
    '{panel}',
    '@all',
    '<script>',
    '\u200b\u200b',
  ),
)
const inline: fc.Arbitrary<Inline> = fc.record(
  {
    text: anyText,
    mark: fc.constantFrom('strong', 'em'),
    href: fc.constant('https://github.com/acme/shop/pull/1'),
  },
  { requiredKeys: ['text'] },
)
const inlines = fc.array(inline, { maxLength: 4 })
const anyDocument: fc.Arbitrary<Document> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('heading' as const), level: fc.constant(3 as const), content: inlines }),
    fc.record({ kind: fc.constant('paragraph' as const), content: inlines }),
    fc.record({ kind: fc.constant('bulletList' as const), items: fc.array(inlines, { maxLength: 4 }) }),
  ),
  { minLength: 1, maxLength: 6 },
)

describe('a document in Atlassian Document Format', () => {
  test('is what Atlassian calls valid, whatever its texts are', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const adf = toAdf(document)
        if (!isAdf(adf)) throw new Error(JSON.stringify([adf, isAdf.errors?.[0]]))
      }),
      { numRuns: 500 },
    )
  })

  test('holds no character that hides or reverses text, and no half of one', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const texts = JSON.stringify(toAdf(document))
        expect(texts).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/)
        expect(texts).not.toMatch(/\\u[d][89ab]/i)
      }),
    )
  })

  test('keeps markup of any kind as the text that it is', () => {
    const text = '*bold* [link|https://evil.example] <b>x</b> {panel} [~admin] @all'
    expect(toAdf([{ kind: 'paragraph', content: [{ text }] }])).toEqual({
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
    })
  })

  test('links where a part says so and nowhere else', () => {
    const href = 'https://github.com/acme/shop/pull/1'
    const adf = toAdf([
      { kind: 'heading', level: 3, content: [{ text: 'Merged: ' }, { text: 'Title', href }] },
    ])
    expect(adf['content']).toEqual([
      {
        type: 'heading',
        attrs: { level: 3 },
        content: [
          { type: 'text', text: 'Merged: ' },
          { type: 'text', text: 'Title', marks: [{ type: 'link', attrs: { href } }] },
        ],
      },
    ])
  })

  test('leaves out what would be empty', () => {
    const empty: Document = [
      { kind: 'paragraph', content: [{ text: '' }] },
      { kind: 'bulletList', items: [[{ text: '\u200b' }], []] },
    ]
    expect(toAdf(empty)).toEqual({ type: 'doc', version: 1, content: [] })
  })
})

describe('plain text', () => {
  test.each([
    ['a line break becomes a space', 'one\ntwo', 'one two'],
    ['a reversed ending is put right', 'gnp.\u202eexe', 'gnp.exe'],
    ['a joined emoji loses its joiner and nothing else', '👩\u200d💻', '👩💻'],
    ['other languages stay', 'größer 検索 поиск', 'größer 検索 поиск'],
  ])('%s', (_, text, expected) => {
    expect(plainText(text)).toBe(expected)
  })

  test('is cut before it is cleaned', () => {
    expect(plainText(`${'\u200b'.repeat(70_000)}late`)).toBe('')
  })
})
