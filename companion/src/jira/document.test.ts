import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import Ajv from 'ajv-draft-04'
import fc from 'fast-check'
import { anyDocument } from '../../test/any-document'
import { type Document, toAdf } from './document'

/** Atlassian's own schema of the format. */
const schema = resolve(__dirname, '../../../node_modules/@atlaskit/adf-schema/dist/json-schema/v1/full.json')
const isAdf = new Ajv({ strict: false, validateSchema: false }).compile(
  JSON.parse(readFileSync(schema, 'utf8')),
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

  test('stays text where a part would link to what is no web address', () => {
    const adf = toAdf([{ kind: 'paragraph', content: [{ text: 'x', href: 'javascript:alert(1)' }] }])
    expect(adf['content']).toEqual([{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }])
  })

  test.each([
    ['a text', [{ kind: 'paragraph', content: [{ text: '"'.repeat(60_000) }] }]],
    ['a paragraph', [{ kind: 'paragraph', content: manyOf({ text: 'word' }) }]],
    ['a list', [{ kind: 'bulletList', items: manyOf([{ text: 'word' }]) }]],
    ['a document', manyOf({ kind: 'paragraph', content: [{ text: 'word' }] })],
  ] satisfies readonly (readonly [string, Document])[])(
    'ends in an ellipsis and stays valid where %s is longer than Jira takes',
    (_, document) => {
      const adf = toAdf(document)
      expect(JSON.stringify(adf).length).toBeLessThanOrEqual(32_767)
      expect(JSON.stringify(adf)).toContain('…')
      expect(isAdf(adf)).toBe(true)
    },
  )

  test('leaves out what would be empty', () => {
    const empty: Document = [
      { kind: 'paragraph', content: [{ text: '' }] },
      { kind: 'bulletList', items: [[{ text: '\u200b' }], []] },
    ]
    expect(toAdf(empty)).toEqual({ type: 'doc', version: 1, content: [] })
  })
})

function manyOf<T>(one: T): readonly T[] {
  return Array.from({ length: 20_000 }, () => one)
}
