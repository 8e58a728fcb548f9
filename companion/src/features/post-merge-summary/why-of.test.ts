import { describe, expect, test } from '@jest/globals'
import { whyOf } from './why-of'

describe('the reason in a description', () => {
  test.each([
    ['a sentence', 'Shoppers waited for a bank. It never came.', 'Shoppers waited for a bank.'],
    ['words without an end', 'Shoppers waited for a bank', 'Shoppers waited for a bank'],
    ['a question', 'Why wait? Nobody knows.', 'Why wait?'],
    [
      'a sentence over two lines',
      'Shoppers waited for a bank that\nnever answered. So we stop.',
      'Shoppers waited for a bank that never answered.',
    ],
    ['what comes after a heading', '## Why\n\nShoppers waited.\n', 'Shoppers waited.'],
    ['what comes after a checklist', '- [x] Tests\n- [ ] Docs\n\nShoppers waited.', 'Shoppers waited.'],
    ['what comes after a question in bold', '**What does this do?**\nIt stops waiting.', 'It stops waiting.'],
    ['what comes after a key', 'Fixes SHOP-7\n\nShoppers waited.', 'Shoppers waited.'],
    ['what comes after a key and a colon', 'Closes: SHOP-7\nShoppers waited.', 'Shoppers waited.'],
    ['what comes after code', '```ts\nconst wait = forever today\n```\nShoppers waited.', 'Shoppers waited.'],
    ['what comes after a quote', '> You wrote that\n\nShoppers waited.', 'Shoppers waited.'],
    [
      'what comes after a table',
      '| Before | After |\n|---|---|\n| slow | fast |\n\nShoppers waited.',
      'Shoppers waited.',
    ],
    ['what comes after an image', '![a screen shot](https://x.example/a.png)\nIt waited.', 'It waited.'],
    [
      'the words of a link',
      'See [the bank’s page](https://bank.example) today.',
      'See the bank’s page today.',
    ],
    [
      'names in code',
      'Drops `retry_policy` and *every* _old_ call.',
      'Drops retry_policy and every old call.',
    ],
    ['other letters', 'Покупатели ждали банк.', 'Покупатели ждали банк.'],
    ['lines that end as on Windows', 'Shoppers waited.\r\nMore.\r\n', 'Shoppers waited.'],
  ])('is %s', (_, body, why) => {
    expect(whyOf(body)).toBe(why)
  })

  test.each([
    ['nothing', ''],
    ['blanks', ' \n\t\n'],
    ['a template alone', '## What\n\n## Why\n\n- [ ] Tests\n<!-- describe -->\n---'],
    ['a key alone', 'SHOP-7'],
    ['a closing word alone', 'fixes #42'],
    ['an address alone', 'https://bank.example/page'],
    ['code alone', '```\nreturn the value\n```'],
    ['code that never ends', '```\nreturn the value'],
    ['signs', '!!! ??? ...'],
  ])('is missing where there is %s', (_, body) => {
    expect(whyOf(body)).toBeUndefined()
  })

  test('is cut to 240 characters', () => {
    const why = whyOf(`${'waiting '.repeat(100)}.`)
    expect(why).toHaveLength(240)
    expect(why).toMatch(/waiting…$/)
  })

  test.each([
    ['blanks', `ab${' !'.repeat(32_000)}`],
    ['brackets', '['.repeat(65_000)],
    ['links that never end', '[a]('.repeat(16_000)],
    ['stars', '*'.repeat(65_000)],
    ['lines', '#\n'.repeat(32_000)],
    ['more than anybody reads', 'word '.repeat(200_000)],
  ])('is found in time among %s', (_, body) => {
    expect((whyOf(body) ?? '').length).toBeLessThanOrEqual(240)
  })
})
