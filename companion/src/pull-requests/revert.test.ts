import { describe, expect, test } from '@jest/globals'
import { isRevert, revertedBy } from './revert'

describe('a pull request takes another one back', () => {
  test.each([
    ['as GitHub titles it', 'Revert "Retry payment calls"', ''],
    ['as GitLab titles it', "Revert 'Retry payment calls'", ''],
    ['as a conventional commit', 'revert: retry payment calls', ''],
    ['as a conventional commit with a scope', 'revert(checkout): retry payment calls', ''],
    ['with other quotes', 'Revert “Retry payment calls”', ''],
    ['with blanks before', '  Revert "Retry payment calls"', ''],
    ['by the line GitHub writes', 'Undo the deadline', 'Reverts acme/storefront#42'],
    ['by the short line', 'Undo the deadline', 'It broke the shop.\n\nReverts #42'],
    ['by the line GitLab writes', 'Undo the deadline', 'This reverts merge request !118'],
    ['by its line for another project', 'Undo', 'This reverts merge request acme/web/storefront!118'],
  ])('%s', (_, title, body) => {
    expect(isRevert({ title, body })).toBe(true)
  })
})

describe('a pull request that only talks of it does not', () => {
  test.each([
    ['a verb of its own', 'Revert to the old layout on small screens', ''],
    ['a word within', 'Do not revert "Retry payment calls"', ''],
    ['a noun', 'Reverting: how we do it', ''],
    ['a sentence in the description', 'Retry payment calls', 'This reverts nothing.'],
    ['a number within a sentence', 'Retry payment calls', 'Should it fail, somebody reverts #42 by hand'],
    ['a line that is made to be read for ever', 'Retry', `Reverts ${'a/'.repeat(30_000)}`],
    ['a line of slashes', 'Retry', `Reverts ${'/'.repeat(60_000)}`],
    ['nothing', '', ''],
  ])('%s', (_name, title, body) => {
    expect(isRevert({ title, body })).toBe(false)
  })
})

describe('what it takes back', () => {
  const title = 'Revert "Retry payment calls"'
  const repository = { name: 'acme/storefront' }
  const sha = '3F2a'.repeat(10)
  const asked = (pull: Partial<Parameters<typeof revertedBy>[0]>) =>
    revertedBy({ title, body: '', branch: 'undo', repository, ...pull })

  test.each([
    ['the number in the line of its host', { body: 'Reverts acme/storefront#42' }, '#42'],
    ['the number in its short line', { body: 'Reverts #42' }, '#42'],
    [
      'the number of a merge request',
      {
        body: 'This reverts merge request acme/web/storefront!118',
        repository: { name: 'acme/web/storefront' },
      },
      '#118',
    ],
    ['the number with the path inside its group', { body: 'Reverts storefront#42' }, '#42'],
    ['the number in the branch of GitHub’s button', { branch: 'revert-42-shop-7-deadline' }, '#42'],
    ['the commit in the line of Git', { body: `Again.\n\nThis reverts commit ${sha}.` }, sha.toLowerCase()],
    ['nothing, as it is no revert', { title: 'Retry', branch: 'revert-42-x' }, undefined],
  ])('is %s', (_, pull, expected) => {
    expect(asked(pull)).toBe(expected)
  })

  test.each([
    ['as GitHub quotes it', title, 'Retry payment calls'],
    ['in other quotes', 'Revert “Retry payment calls”', 'Retry payment calls'],
    ['in quotes that hold quotes', 'Revert "Say "paid" at once"', 'Say "paid" at once'],
    ['of a revert', 'Revert "Revert "Retry payment calls""', 'Revert "Retry payment calls"'],
    ['of a conventional commit', 'revert: fix(checkout): retry calls', 'fix(checkout): retry calls'],
    ['of a conventional commit with a scope', 'revert(checkout): retry calls', 'retry calls'],
  ])('is a title %s, where no number and no commit is told', (_, reverting, expected) => {
    expect(asked({ title: reverting, body: 'It broke the shop.' })).toBe(`"${expected}`)
  })

  test.each([
    ['a quote that does not end', 'Revert "Retry payment calls', ''],
    ['words after the quote', 'Revert "Retry payment calls" for now', ''],
    ['no words in the quote', 'Revert ""', ''],
    ['a title of its own', 'Undo the deadline', 'Reverts acme/backend#42'],
  ])('is not told by %s', (_, reverting, body) => {
    expect(asked({ title: reverting, body })).toBeUndefined()
  })

  test('is a title, not the number that it has in another repository', () => {
    const elsewhere = { body: 'Reverts acme/backend#42', branch: 'revert-42-shop-7-deadline' }
    expect(asked(elsewhere)).toBe('"Retry payment calls')
  })
})
