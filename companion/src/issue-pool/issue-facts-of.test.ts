import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type AddedLink, createPoolWorld, now, recordedOf, storedIssue } from '../../test/pool-world'
import { confidenceOf } from '../link-scoring/confidence'
import { issueTextOf } from '../link-scoring/issue-text'
import { learnedModel } from '../link-scoring/learned-model'
import { asOf } from '../link-scoring/open-issue'
import { noIssue } from '../pull-requests/no-issue'
import { issueFactsOf } from './issue-facts-of'
import { readClaims } from './read-claims'
import type { StoredIssue } from './stored-issue'

let world: Awaited<ReturnType<typeof createPoolWorld>>
beforeAll(async () => {
  world = await createPoolWorld()
})
afterAll(() => world.stop())

const viewOf = (issue: StoredIssue) => asOf(recordedOf(issue), now, issueTextOf(issue))
const pullRequestId = '00000000-0000-4000-8000-000000000001'
const factsAfter = async (links: readonly AddedLink[], issue = storedIssue(1, 'Refund is slow')) => {
  const tenant = await world.addTenant()
  await tenant.save([issue])
  for (const link of links) await tenant.addLink(issue.issueId, link)
  const { repositoryId } = tenant
  const factsOf = issueFactsOf(world.database, tenant.tenantId, {
    repositoryId,
    pullRequestId,
    author: 'mina',
    now,
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
      earlierClaim: 0,
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

  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  it.each([
    ['somebody wrote its key more than a week before', { openedAt: daysAgo(8) }, 100],
    ['somebody wrote its key this week', { openedAt: daysAgo(6) }, 0],
    ['it was closed without a merge', { openedAt: daysAgo(8), state: 'declined' }, 0],
    ['it was linked unasked', { openedAt: daysAgo(8), origin: 'inferred', scored: 85 }, 85],
    [
      'somebody confirmed the link',
      { openedAt: daysAgo(8), origin: 'inferred', scored: 85, decision: 'confirmed' },
      100,
    ],
    [
      'somebody refused the link',
      { openedAt: daysAgo(8), origin: 'inferred', scored: 85, decision: 'rejected' },
      0,
    ],
    ['somebody was asked about it', { openedAt: daysAgo(8), origin: 'none', scored: 65 }, 65],
  ] as const)('know of an earlier pull request, where %s', async (_, link, confidence) => {
    const { earlierClaim } = await factsAfter([{ state: 'merged', author: 'mina', ...link }])
    expect(confidenceOf(earlierClaim, learnedModel.confidence)).toBeCloseTo(Math.min(99, confidence))
  })

  it('know of none where somebody said that the earlier pull request needs no issue', async () => {
    const tenant = await world.addTenant()
    const issue = storedIssue(1, 'Refund is slow')
    await tenant.save([issue])
    const asked = await tenant.addLink(issue.issueId, { openedAt: daysAgo(8), origin: 'none', scored: 65 })
    await tenant.inTenant((sql) => noIssue(sql).say(asked, { name: 'Mina', at: now }))
    expect(await tenant.inTenant((sql) => readClaims(sql, { key: issue.key, pullRequestId }))).toEqual([])
  })

  it('allow no work on an issue that has gone since', async () => {
    const tenant = await world.addTenant()
    const { repositoryId } = tenant
    const factsOf = issueFactsOf(world.database, tenant.tenantId, {
      repositoryId,
      pullRequestId,
      author: 'mina',
      now,
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
      now,
      isWatched: async (issueId) => issueId === '10001',
    })
    expect(await factsOf(viewOf(issue))).toMatchObject({ isWatchedByAuthor: true })
  })
})
