import { describe, expect, it } from '@jest/globals'
import { closingWordBefore } from './closing-word'

const before = (text: string) => closingWordBefore(text, text.indexOf('SHOP-7'))

describe('closingWordBefore', () => {
  it.each([
    { text: 'Fixes SHOP-7', word: 'Fixes' },
    { text: 'This closes: SHOP-7', word: 'closes' },
    { text: 'RESOLVED  SHOP-7', word: 'RESOLVED' },
    { text: 'fix [SHOP-7](https://acme.example)', word: 'fix' },
    { text: '**Closes**: #SHOP-7', word: 'Closes' },
    { text: 'closed (`SHOP-7`)', word: 'closed' },
    { text: '(Resolve SHOP-7)', word: 'Resolve' },
  ])('finds $word in $text', ({ text, word }) => {
    expect(before(text)).toBe(word)
  })

  it.each([
    'SHOP-7',
    'see SHOP-7',
    'prefix SHOP-7',
    'bugfixes SHOP-7',
    'fixing SHOP-7',
    'fixes-SHOP-7',
    'fixes. SHOP-7',
    'fixes:: SHOP-7',
    'fixes the cart of SHOP-7',
    'fixes\nSHOP-7',
    `fixes${' '.repeat(40)}SHOP-7`,
  ])('finds none in %j', (text) => {
    expect(before(text)).toBeUndefined()
  })
})
