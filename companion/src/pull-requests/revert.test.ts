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
  const sha = '3F2a'.repeat(10)
  test.each([
    ['the number in the line of its host', { body: 'Reverts acme/storefront#42' }, '#42'],
    ['the number of a merge request', { body: 'This reverts merge request acme/web/storefront!118' }, '#118'],
    ['the number in the branch of GitHub’s button', { branch: 'revert-42-shop-7-deadline' }, '#42'],
    ['the commit in the line of Git', { body: `Again.\n\nThis reverts commit ${sha}.` }, sha.toLowerCase()],
    ['nothing that it names', { body: 'It broke the shop.' }, undefined],
    ['nothing, as it is no revert', { title: 'Retry', branch: 'revert-42-x' }, undefined],
  ])('is %s', (_, pull, expected) => {
    expect(revertedBy({ title, body: '', branch: 'undo', ...pull })).toBe(expected)
  })
})
