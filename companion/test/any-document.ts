import fc from 'fast-check'
import type { Document, Inline } from '../src/jira/document'

/** Texts of any kind, and those that mean something to somebody. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom(...'\\{}[]|!*_-+?#@^~:&;"()h1. /\n'), { maxLength: 24 })
    .map((signs) => signs.join('')),
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
    'https://evil.example/',
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

/** Documents of every form, with such texts. */
export const anyDocument: fc.Arbitrary<Document> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('heading' as const), level: fc.constant(3 as const), content: inlines }),
    fc.record({ kind: fc.constant('paragraph' as const), content: inlines }),
    fc.record({ kind: fc.constant('bulletList' as const), items: fc.array(inlines, { maxLength: 4 }) }),
  ),
  { minLength: 1, maxLength: 6 },
)
