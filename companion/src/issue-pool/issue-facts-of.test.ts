import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createPoolWorld, now, recordedOf, storedIssue } from '../../test/pool-world'
import { issueTextOf } from '../link-scoring/issue-text'
import { asOf } from '../link-scoring/open-issue'
import { issueFactsOf } from './issue-facts-of'
import type { StoredIssue } from './stored-issue'

let world: Awaited<ReturnType<typeof createPoolWorld>>
beforeAll(async () => {
  world = await createPoolWorld()
})
afterAll(() => world.stop())

const viewOf = (issue: StoredIssue) => asOf(recordedOf(issue), now, issueTextOf(issue))
const pullRequestId = '00000000-0000-4000-8000-000000000001'
const factsAfter = async (
  links: readonly { state: string; author: string }[],
  issue = storedIssue(1, 'Refund is slow'),
) => {
  const tenant = await world.addTenant()
  await tenant.save([issue])
  for (const link of links) await tenant.addLink(issue.issueId, link)
  const { repositoryId } = tenant
  const factsOf = issueFactsOf(world.database, tenant.tenantId, {
    repositoryId,
    pullRequestId,
    author: 'mina',
    isWatched: async () => false,
  })
  return factsOf(viewOf(issue))
}

describe('the facts of a candidate', () => {
  it('say that it is new, allows work, and has no pull request', async () => {
    expect(await factsAfter([])).toEqual({
      isInProgress: false,
      allowsWork: true,
      hasOpenPullRequest: false,
      pullRequestOfAnother: undefined,
      isWatchedByAuthor: false,
      isUsualProject: false,
    })
  })

  it('say that somebody works on it', async () => {
    const issue = storedIssue(1, 'Refund is slow', { statusCategory: 'indeterminate' })
    expect(await factsAfter([], issue)).toMatchObject({ isInProgress: true, allowsWork: true })
  })

  it.each([
    ['an open pull request', { state: 'open', author: 'dana' }, { hasOpenPullRequest: true }],
    ['a merged one of somebody else', { state: 'merged', author: 'dana' }, { pullRequestOfAnother: 'dana' }],
    ['a merged one of the author', { state: 'merged', author: 'mina' }, { pullRequestOfAnother: undefined }],
    ['a usual project', { state: 'merged', author: 'mina' }, { isUsualProject: true }],
  ])('know %s', async (_, link, facts) => {
    expect(await factsAfter([link])).toMatchObject(facts)
  })

  it('allow no work on an issue that has gone since', async () => {
    const tenant = await world.addTenant()
    const { repositoryId } = tenant
    const factsOf = issueFactsOf(world.database, tenant.tenantId, {
      repositoryId,
      pullRequestId,
      author: 'mina',
      isWatched: async () => false,
    })
    expect(await factsOf(viewOf(storedIssue(1, 'Gone')))).toMatchObject({ allowsWork: false })
  })

  it('ask whether the author watches it', async () => {
    const tenant = await world.addTenant()
    const issue = storedIssue(1, 'Refund is slow')
    await tenant.save([issue])
    const factsOf = issueFactsOf(world.database, tenant.tenantId, {
      repositoryId: tenant.repositoryId,
      pullRequestId,
      author: 'mina',
      isWatched: async (issueId) => issueId === '10001',
    })
    expect(await factsOf(viewOf(issue))).toMatchObject({ isWatchedByAuthor: true })
  })
})
