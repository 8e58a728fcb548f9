import { expect, test } from '@jest/globals'
import { holdToContract } from '../../../test/contracts/hold-to-contract'
import type { SafeFetch } from '../../fetch/safe-fetch'
import { createGitHubClient } from './client'

const { gatedFetch } = holdToContract('github')
const repository = { hostRepositoryId: '7001', name: 'acme/storefront', isPrivate: true }

const comment = (body: string, more: object = {}) => ({
  author: { __typename: 'User', login: 'dana', name: 'Dana Ortiz' },
  ...{ body, url: 'https://github.com/acme/storefront/pull/42#discussion_r1', isMinimized: false },
  createdAt: '2026-11-02T09:00:00Z',
  ...more,
})

const thread = (first: unknown, last: unknown = first, more: object = {}) => ({
  ...{ id: 'T1', isResolved: false, isOutdated: false, path: 'a.ts', line: 3, originalLine: 2 },
  ...{ first: { nodes: [first] }, last: { nodes: [last] } },
  ...more,
})

const page = (nodes: readonly unknown[], endCursor: string | null = null) => ({
  data: {
    repository: {
      pullRequest: { reviewThreads: { pageInfo: { hasNextPage: endCursor !== null, endCursor }, nodes } },
    },
  },
})

/** A GitHub that answers one after the other. */
const fakeGitHub = (answers: readonly unknown[], baseUrl = 'https://api.github.com') => {
  const asked: { url: string; variables: unknown }[] = []
  const fetch: SafeFetch = async (url, { body = '' } = {}) => {
    asked.push({ url, variables: JSON.parse(body).variables })
    return Response.json(answers[asked.length - 1])
  }
  const client = createGitHubClient({ baseUrl, token: 'the token', fetch: gatedFetch(fetch) })
  return { asked, threads: () => client.getReviewThreads(repository, 42) }
}

test('a thread is told by its place, its first and its last words', async () => {
  const answered = comment('It is not.', { author: { __typename: 'User', login: 'mina' } })
  const { threads } = fakeGitHub([page([thread(comment('Is this right?'), answered)])])
  const url = 'https://github.com/acme/storefront/pull/42#discussion_r1'
  const writtenAt = new Date('2026-11-02T09:00:00Z')
  expect(await threads()).toEqual([
    {
      ...{ id: 'T1', path: 'a.ts', line: 3, isResolved: false, isOutdated: false },
      first: {
        author: { login: 'dana', name: 'Dana Ortiz', isBot: false },
        ...{ text: 'Is this right?', url, writtenAt },
      },
      last: { author: { login: 'mina', name: 'mina', isBot: false }, text: 'It is not.', url, writtenAt },
    },
  ])
})

test.each([
  ['one about code that changed since: where it was written', { line: null, isOutdated: true }, 2],
  ['one about a whole file: no line', { line: null, originalLine: null }, undefined],
])('%s', async (_, more, line) => {
  const { threads } = fakeGitHub([page([thread(comment('Why?'), comment('Why?'), more)])])
  expect(await threads()).toMatchObject([{ line }])
})

test('a bot and an account that is gone are told as such; what is hidden or deleted is left out', async () => {
  const by = (author: unknown) => thread(comment('x', { author }))
  const bot = { __typename: 'Bot', login: 'lint' }
  const hidden = thread(comment('x', { isMinimized: true }))
  const { threads } = fakeGitHub([page([by(bot), by(null), hidden, thread(null), null])])
  const authors = (await threads()).map(({ first }) => [first.author.login, first.author.isBot])
  expect(authors).toEqual([
    ['lint', true],
    ['ghost', false],
  ])
})

test.each([
  ['https://api.github.com', 'https://api.github.com/graphql'],
  ['https://git.acme.example/api/v3', 'https://git.acme.example/api/graphql'],
])('%s is asked page after page at %s', async (baseUrl, address) => {
  const one = thread(comment('x'))
  const { asked, threads } = fakeGitHub([page([one], 'C1'), page([one])], baseUrl)
  expect(await threads()).toHaveLength(2)
  const variables = { owner: 'acme', name: 'storefront', number: 42 }
  expect(asked).toEqual([
    { url: address, variables },
    { url: address, variables: { ...variables, after: 'C1' } },
  ])
})

test.each([
  ['NOT_FOUND', 'git-host-not-found'],
  ['RATE_LIMITED', 'git-host-rate-limited'],
  ['FORBIDDEN', 'git-host-refused'],
  [undefined, 'git-host-unavailable'],
])('an answer that is an error, %s, is the failure %s', async (type, code) => {
  const { threads } = fakeGitHub([{ data: null, errors: [{ type, message: 'x' }] }])
  await expect(threads()).rejects.toMatchObject({ code })
})
