import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { allLanguages } from '../languages/all-languages'
import type { Language } from '../languages/language'
import { scanText } from './scan-text'

/** Every sign that begins or ends anything in a language, and what may stand between them. */
const signsOf = (language: Language): readonly string[] => [
  ...(language.lineComments ?? []).map(({ open }) => open),
  ...[...(language.blockComments ?? []), ...(language.strings ?? [])].flatMap(({ open, close }) => [
    open,
    close,
  ]),
  ...(language.regions ?? []).flatMap(({ open, close }) => [open, close]),
  ...(language.taggedStrings ?? []).flatMap(({ open, tagEnd, close }) => [
    `${open}x${tagEnd}`,
    `${close[0]}x`,
  ]),
  ...(language.heredocs ?? []).flatMap(({ open }) => [`${open}EOF`, `${open}~A`, 'EOF']),
]
const between = ['\n', ' ', '\\', 'a', '${', '{', '}', '>', '/', '[', '*', "'", '"', '`', '<!--', 'TODO']

const languages = fc.constantFrom(...allLanguages)
const textIn = (language: Language) =>
  fc
    .array(fc.constantFrom(...signsOf(language), ...between), { maxLength: 200 })
    .map((parts) => parts.join(''))

describe('reading any text', () => {
  it('throws never, and finds comments in order, within the text and apart', () => {
    const texts = languages.chain((language) =>
      fc.tuple(fc.constant(language), textIn(language), fc.boolean()),
    )
    fc.assert(
      fc.property(texts, ([language, text, isPiece]) => {
        const { comments } = scanText(text, language, { isPiece })
        let last = 0
        for (const { from, to } of comments) {
          expect(from).toBeGreaterThanOrEqual(last)
          expect(to).toBeGreaterThanOrEqual(from)
          expect(to).toBeLessThanOrEqual(text.length)
          last = to
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('finds the same in a text and in the same text with more lines of code above it', () => {
    const texts = languages.chain((language) => fc.tuple(fc.constant(language), textIn(language)))
    fc.assert(
      fc.property(texts, ([language, text]) => {
        // A regular expression may begin a text and follow a sign, but not a word; a documentation text follows a word.
        const above = language.hasRegexLiterals ? '=\n=\n' : 'a\nb\n'
        const shifted = scanText(above + text, language).comments.map(({ from }) => from - above.length)
        expect(shifted).toEqual(scanText(text, language).comments.map(({ from }) => from))
      }),
      { numRuns: 500 },
    )
  })

  /** A text four times as long takes about four times as many steps, whatever it repeats. */
  it.each(allLanguages.map((language) => [language.name, language] as const))(
    'takes steps by its length in %s',
    (_, language) => {
      const stepsFor = (text: string, isPiece: boolean) => scanText(text, language, { isPiece }).steps
      const signs = [...signsOf(language), ...between]
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 4 }),
          fc.boolean(),
          (parts, isPiece) => {
            const part = parts.join('')
            const once = part.repeat(Math.ceil(2_000 / part.length))
            expect(stepsFor(once.repeat(4), isPiece)).toBeLessThanOrEqual(5 * stepsFor(once, isPiece) + 1_000)
          },
        ),
        { numRuns: 30 },
      )
    },
  )
})
