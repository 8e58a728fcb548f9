import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { anyDocument } from '../../test/any-document'
import type { Document } from './document'
import { toWiki } from './document-wiki'

const href = 'https://github.com/acme/shop/pull/1'
const paragraph = (text: string): Document => [{ kind: 'paragraph', content: [{ text }] }]

describe('a document as wiki markup', () => {
  test('has headings, bold and slanted words, links and lists', () => {
    const document: Document = [
      { kind: 'heading', level: 3, content: [{ text: 'Merged: ' }, { text: 'Retry calls', href }] },
      { kind: 'paragraph', content: [{ text: 'acme/shop #1 by Mina' }] },
      {
        kind: 'bulletList',
        items: [
          [{ text: 'Checkout: ', mark: 'strong' }, { text: 'adds retry.' }],
          [{ text: 'Tests: ', mark: 'strong' }, { text: 'covers retry.' }],
        ],
      },
      { kind: 'paragraph', content: [{ text: 'Written by Throughline.', mark: 'em' }] },
    ]
    expect(toWiki(document)).toBe(
      [
        'h3. Merged: [Retry calls|https://github.com/acme/shop/pull/1]',
        'acme/shop \\#1 by Mina',
        '* *Checkout:* adds retry.\n* *Tests:* covers retry.',
        '_Written by Throughline._',
      ].join('\n\n'),
    )
  })

  test('leaves out what would be empty', () => {
    const document: Document = [
      { kind: 'paragraph', content: [{ text: '\u200b' }] },
      { kind: 'bulletList', items: [[{ text: ' ', mark: 'strong' }], []] },
      { kind: 'heading', level: 3, content: [] },
    ]
    expect(toWiki(document)).toBe('')
  })

  test.each([
    ['javascript:alert(1)', 'x'],
    ['https://user:pass@github.com/', 'x'],
    ['github.com', 'x'],
    ['https://github.com/a|b]{panel}', '[x|https://github.com/a%7Cb%5D%7Bpanel%7D]'],
  ])('links to %j as %j', (address, expected) => {
    expect(toWiki([{ kind: 'paragraph', content: [{ text: 'x', href: address }] }])).toBe(expected)
  })

  test('holds no markup but its own, whatever its texts are', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        for (const line of toWiki(document).split('\n')) expect(unescapedSigns(line)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('is cut where Jira would refuse it, and keeps its last block', () => {
    const long = toWiki([...paragraph('{'.repeat(60_000)), ...paragraph('Written by Throughline.')])
    expect(long.length).toBeLessThanOrEqual(32_767)
    expect(long).toMatch(/\\\{…\n\nWritten by Throughline\.$/)
  })
})

describe('a text in wiki markup', () => {
  test.each([
    ['{code}x{code}', '\\{code\\}x\\{code\\}'],
    ['[~admin]', '\\[\\~admin\\]'],
    ['!https://evil.example/x.png!', '\\!https&colon;//evil.example/x.png\\!'],
    ['mailto:a@evil.example', 'mailto&colon;a\\@evil.example'],
    ['h1. Title', 'h1&period; Title'],
    ['bq. quoted', 'bq&period; quoted'],
    ['||a||b||', '\\|\\|a\\|\\|b\\|\\|'],
    ['----', '\\-\\-\\-\\-'],
    ['* a', '\\* a'],
    ['# a', '\\# a'],
    ['C:\\temp\\{x}', 'C&colon;&bsol;temp&bsol;\\{x\\}'],
    ['&#123;panel&#125; &lt; R&D', '&amp;\\#123;panel&amp;\\#125; &amp;lt; R&D'],
    [':) (!)', '&colon;\\) \\(\\!\\)'],
    ['why: SHOP-7 in payment-client', 'why: SHOP-7 in payment-client'],
    ['-not deleted-', '\\-not deleted\\-'],
    ['one\nh1. two', 'one h1. two'],
  ])('%j is written %j', (text, expected) => {
    expect(toWiki(paragraph(text))).toBe(expected)
  })
})

/** Signs of markup on this line that no backslash stands before, but for the line's own beginning, marks and links. */
function unescapedSigns(line: string): readonly string[] {
  const content = line.replace(/^(h3\. |\* )/, '').replace(/\|https:[^\]]*\]/g, ']')
  const plain = content.replace(/\\[^\\]/g, '')
  const isOwn = (sign: string) => ['*', '_', '[', ']'].includes(sign)
  return [...plain.matchAll(/[{}|!^~+?#@\\]|:\/\/|^h\d\.|^bq\./g)]
    .map(([sign]) => sign)
    .filter((sign) => !isOwn(sign))
}
