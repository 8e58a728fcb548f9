import { describe, expect, it } from '@jest/globals'
import { createWording } from './wording'

const english = createWording('en-GB', 'UTC')
const now = new Date('2026-11-22T12:00:00Z')

describe('counting', () => {
  const files = { one: '# file', other: '# files' }

  it.each([
    [0, '0 files'],
    [1, '1 file'],
    [2, '2 files'],
    [4182, '4,182 files'],
  ])('puts %i with the right noun', (count, words) => {
    expect(english.plural(count, files)).toBe(words)
  })

  it('follows the rules of the language, not those of English', () => {
    const polish = createWording('pl', 'UTC')
    const words = { one: '# plik', few: '# pliki', many: '# plików', other: '# pliku' }

    expect([1, 3, 5, 22].map((count) => polish.plural(count, words))).toEqual([
      '1 plik',
      '3 pliki',
      '5 plików',
      '22 pliki',
    ])
  })

  it('lists without an "and"', () => {
    expect(english.list(['1 open', '1 draft', '1 merged'])).toBe('1 open, 1 draft, 1 merged')
  })
})

describe('telling the time', () => {
  it.each([
    ['2026-11-22T12:00:05Z', 'just now'],
    ['2026-11-22T11:59:30Z', 'just now'],
    ['2026-11-22T11:40:00Z', '20 minutes ago'],
    ['2026-11-22T10:59:00Z', '1 hour ago'],
    ['2026-11-21T13:00:00Z', '23 hours ago'],
    ['2026-11-21T11:00:00Z', 'yesterday'],
    ['2026-11-20T23:00:00Z', '2 days ago'],
    ['2026-11-16T01:00:00Z', '6 days ago'],
    ['2026-11-15T13:00:00Z', '15 November 2026'],
    ['2026-11-12T12:00:00Z', '12 November 2026'],
  ])('calls %s %s', (moment, words) => {
    expect(english.ago(new Date(moment), now, 'just now')).toBe(words)
  })

  it('counts days where the reader is', () => {
    const moment = new Date('2026-11-12T23:30:00Z')

    expect(createWording('en-GB', 'Asia/Tokyo').ago(moment, now, 'just now')).toBe('13 November 2026')
    expect(createWording('en-GB', 'Asia/Tokyo').exactly(moment)).toMatch(/^13 November 2026.* 08:30$/)
  })
})
