import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isReadable, matchesPattern } from './branch-pattern'

describe('a regular expression that somebody typed', () => {
  it.each([
    ['^(production-release|main|release/v\\d+)$', 'release/v77', true],
    ['^(production-release|main|release/v\\d+)$', 'chore/rebase-with-release/v77', false],
    ['[0-9]{2}', 'f00', true],
    ['[0-9]{2}', 'foo', false],
    ['^bar', 'foobar', false],
    ['release\\/[^/]+$', 'release/2026-11', true],
    ['\\bwip\\b', 'feature/wip-cart', true],
    ['\\bwip\\b', 'swipe', false],
    ['(?:dev|qa)-?\\w+', 'qa_cart', true],
    ['(?<kind>hotfix|fix)/', 'hotfix/cart', true],
    ['v{1', 'v{1', true],
    ['', '', true],
  ])('%s and %s: %s', (pattern, branch, expected) => {
    expect(matchesPattern(pattern, branch)).toBe(expected)
  })

  it.each([
    '(a)\\1',
    '(?=a)b',
    '(?!a)b',
    '(?<=a)b',
    '[a',
    '(a',
    'a)',
    '*a',
    'a**',
    '\\p{L}',
    '\\',
    '((a{900}){900})',
  ])('is not followed where it is %s', (pattern) => {
    expect(isReadable(pattern)).toBe(false)
    expect(matchesPattern(pattern, 'a')).toBe(false)
  })

  it('takes no longer where others would take for ever', () => {
    const branch = `${'a'.repeat(2_000)}!`
    const startedAt = performance.now()
    expect(matchesPattern('^(a+)+$', branch)).toBe(false)
    expect(matchesPattern('(a|a)*b', branch)).toBe(false)
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })

  it('finds what the language’s own engine finds', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '.',
      '\\d',
      '\\w',
      '\\W',
      '[ab]',
      '[^a]',
      '[0-9-]',
      '\\b',
      '^',
      '$',
      '-',
    )
    const times = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{0,}', '*?')
    const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
      pattern: fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
      part: fc.oneof(
        { maxDepth: 2 },
        fc.tuple(atom, times).map(([one, count]) => (/^(\\b|\^|\$)$/.test(one) ? one : one + count)),
        fc.tuple(tie('pattern'), tie('pattern'), times).map(([a, b, count]) => `(${a}|${b})${count}`),
      ),
    }))
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '-', '/'), maxLength: 6 })
    fc.assert(
      fc.property(pattern, text, (each, branch) => {
        expect(matchesPattern(each, branch)).toBe(new RegExp(each).test(branch))
      }),
      { numRuns: 1_000 },
    )
  })
})
