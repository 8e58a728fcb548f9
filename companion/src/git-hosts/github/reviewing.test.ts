import { describe, expect, test } from '@jest/globals'
import { holdToContract } from '../../../test/contracts/hold-to-contract'
import { createGitHubClient } from './client'

const { gatedFetch } = holdToContract('github')
const repository = { hostRepositoryId: '7001', name: 'acme/storefront' }

/** Asks about `dana` a GitHub that answers so. */
const mayReview = (status: number, body: object, isPrivate = false) =>
  createGitHubClient({
    baseUrl: 'https://api.github.com',
    token: 'the token',
    fetch: gatedFetch(async () => Response.json(body, { status })),
  }).mayReview({ ...repository, isPrivate }, 'dana')

describe('who may review', () => {
  test.each([
    ['a public repository', 'write', false, true],
    ['a public repository', 'admin', false, true],
    ['a public repository', 'read', false, false],
    ['a private repository', 'read', true, true],
    ['a private repository', 'none', true, false],
  ])('of %s, with the permission %s', async (_, permission, isPrivate, may) => {
    const answer = { permission, role_name: permission, user: null }
    expect(await mayReview(200, answer, isPrivate)).toBe(may)
  })

  test('is nobody whom the host does not know', async () => {
    expect(await mayReview(404, { message: 'Not Found' })).toBe(false)
  })

  test('is not known to a token that may not see it', async () => {
    expect(await mayReview(403, { message: 'Must have push access to view collaborator permission.' })).toBe(
      undefined,
    )
  })
})

describe('the list of merged pull requests', () => {
  const page = (link: string) =>
    createGitHubClient({
      baseUrl: 'https://api.github.com',
      token: 'the token',
      fetch: gatedFetch(async () => Response.json([], { headers: { link } })),
    }).listMergedPullRequests({ ...repository, isPrivate: true })
  const at = (number: number, rel: string) =>
    `<https://api.github.com/repositories/7001/pulls?state=closed&sort=created&direction=desc&per_page=100&page=${number}>; rel="${rel}"`

  test('says how many there are about, and where it goes on', async () => {
    const { total, next } = await page(`${at(2, 'next')}, ${at(80, 'last')}`)
    expect([total, next]).toEqual([8_000, expect.stringMatching(/&page=2$/)])
  })

  test('says nothing of it on its last page', async () => {
    expect(await page(`${at(79, 'prev')}, ${at(1, 'first')}`)).toMatchObject({
      ...{ total: undefined, next: undefined },
    })
  })
})
