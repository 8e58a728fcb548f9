import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { aPullRequest } from '../../test/a-pull-request'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { addGitHost } from '../connections/add-git-host'
import type { TenantSql } from '../database/database'
import { issues } from '../issues/issues'
import { linkSuggestions, type SuggestedIssue } from './link-suggestions'
import { linkedIssues } from './linked-issues'
import { noIssue } from './no-issue'
import { pullRequests } from './pull-requests'
import { repositories } from './repositories'

const shop = '10000'
const [seven, eight, nine] = ['10007', '10008', '10009']
const dana = { name: 'Dana Ortiz', at: new Date('2026-11-20T10:00:00Z') }
const ravi = { name: 'Ravi Menon', at: new Date('2026-11-21T10:00:00Z') }
const inference = { confidence: 91, signals: [{ id: 'title' }] } as const
const inferred = { place: 'inferred', ...inference }

let world: InstalledTenant
let repositoryId: string
let pullRequestId: string

const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) => world.database.withTenant(world.tenantId, work)

beforeAll(async () => {
  world = await createInstalledTenant()
  await inTenant(async (sql) => {
    const words = { summary: '', status: 'To Do', statusCategory: 'new', projectId: shop }
    for (const [at, issueId] of [seven, eight, nine].entries())
      await issues(sql).save({ issueId, key: `SHOP-${7 + at}`, ...words })
  })
})

beforeEach(async () => {
  const github = { host: 'github', baseUrl: 'https://api.github.com', token: 't', repositories: [] } as const
  const { connectionId } = await addGitHost(world, { tenantId: world.tenantId, ...github })
  await inTenant(async (sql) => {
    repositoryId = await repositories(sql).choose(connectionId, aPullRequest().repository)
    await repositories(sql).map(repositoryId, shop)
    pullRequestId = await pullRequests(sql).save(repositoryId, aPullRequest())
  })
})

afterAll(() => world.stop())

type Said = 'infer' | 'link' | 'confirm' | 'reject' | 'write' | 'erase'

type Links = ReturnType<typeof linkedIssues>
const sayings: Readonly<Record<Said, (of: Links) => Promise<boolean | undefined>>> = {
  infer: (of) => of.infer(pullRequestId, seven, inference),
  link: (of) => of.linkByHand(pullRequestId, seven, dana),
  confirm: (of) => of.confirm(pullRequestId, seven, dana),
  reject: (of) => of.reject(pullRequestId, seven, dana),
  async write(of) {
    const why = { place: 'title', writtenKey: 'SHOP-7' } as const
    await of.replaceWritten(pullRequestId, false, [{ issueId: seven, why }])
    return undefined
  },
  async erase(of) {
    await of.replaceWritten(pullRequestId, false, [])
    return undefined
  },
}

/** Says these one after the other, each in a transaction of its own, and gives back what the last one answers. */
const say = async (...all: readonly Said[]) => {
  let answer: boolean | undefined
  for (const said of all) answer = await inTenant((sql) => sayings[said](linkedIssues(sql)))
  return answer
}

const isLinked = async () => (await inTenant((sql) => linkedIssues(sql).of(pullRequestId))).includes(seven)

const rowOf = async () => {
  const [row] = await world.superuser`
    select origin, decision, why, decided_by as by from linked_issue
    where pull_request_id = ${pullRequestId} and issue_id = ${seven}`
  return row
}

const byHand = { place: 'person', name: dana.name, at: dana.at.toISOString(), isConfirmed: false }
const confirmed = { ...byHand, isConfirmed: true }
const written = { place: 'title', writtenKey: 'SHOP-7' }

describe('after', () => {
  test.each<[readonly Said[], boolean, object | undefined]>([
    [['infer'], true, { origin: 'inferred', decision: 'none', why: inferred, by: null }],
    [['infer', 'erase'], true, { origin: 'inferred', decision: 'none', why: inferred, by: null }],
    [['infer', 'write'], true, { origin: 'written', decision: 'none', why: written, by: null }],
    [['infer', 'write', 'write', 'erase'], true, { origin: 'inferred', why: inferred }],
    [['write', 'infer'], true, { origin: 'written', why: written }],
    [['write', 'infer', 'erase'], false, undefined],
    [['link'], true, { origin: 'manual', decision: 'none', why: byHand, by: dana.name }],
    [['link', 'write', 'erase'], true, { origin: 'manual', decision: 'none', why: byHand }],
    [['write', 'link', 'erase'], true, { origin: 'manual', decision: 'none', why: byHand }],
    [['link', 'infer'], true, { origin: 'manual', why: byHand }],
    [['link', 'confirm'], true, { origin: 'manual', decision: 'none', why: byHand }],
    [['confirm'], true, { origin: 'inferred', decision: 'confirmed', why: confirmed, by: dana.name }],
    [['infer', 'confirm'], true, { origin: 'inferred', decision: 'confirmed', why: confirmed }],
    [['confirm', 'write', 'erase'], true, { origin: 'inferred', decision: 'confirmed', why: confirmed }],
    [['write', 'confirm'], true, { origin: 'written', decision: 'confirmed', why: written }],
    [['write', 'confirm', 'erase'], true, { origin: 'written', decision: 'confirmed', why: written }],
    [['reject'], false, { origin: 'inferred', decision: 'rejected', by: dana.name }],
    [['infer', 'reject'], false, { origin: 'inferred', decision: 'rejected', why: inferred }],
    [['infer', 'reject', 'infer'], false, { decision: 'rejected' }],
    [['reject', 'write'], false, { decision: 'rejected' }],
    [['write', 'reject', 'erase', 'write'], false, { origin: 'written', decision: 'rejected' }],
    [['infer', 'write', 'reject', 'erase'], false, { decision: 'rejected' }],
    [['confirm', 'reject', 'write', 'infer'], false, { decision: 'rejected' }],
    [['link', 'reject', 'write'], false, { origin: 'manual', decision: 'rejected' }],
    [['reject', 'confirm'], false, { decision: 'rejected' }],
    [['reject', 'link'], true, { origin: 'manual', decision: 'none', why: byHand }],
    [['write', 'reject', 'link', 'erase'], true, { origin: 'manual', decision: 'none' }],
  ])('%j, it is linked: %j', async (said, linked, row) => {
    await say(...said)
    expect(await isLinked()).toBe(linked)
    if (row) expect(await rowOf()).toMatchObject(row)
    else expect(await rowOf()).toBeUndefined()
  })
})

test.each<[readonly Said[], boolean]>([
  [['infer'], true],
  [['infer', 'infer'], false],
  [['write', 'infer'], false],
  [['link'], true],
  [['link', 'link'], false],
  [['write', 'link'], false],
  [['reject', 'link'], true],
  [['confirm'], true],
  [['confirm', 'confirm'], false],
  [['infer', 'confirm'], false],
  [['reject', 'confirm'], false],
  [['reject'], false],
  [['write', 'reject'], true],
  [['write', 'reject', 'reject'], false],
])('%j ends in a change of links: %j', async (said, changed) => {
  expect(await say(...said)).toBe(changed)
})

test('what is said twice keeps who said it first', async () => {
  await inTenant((sql) => linkedIssues(sql).reject(pullRequestId, seven, dana))
  await inTenant((sql) => linkedIssues(sql).reject(pullRequestId, seven, ravi))
  expect(await inTenant((sql) => linkedIssues(sql).findRejection(pullRequestId, seven))).toEqual(dana)
  await say('link')
  expect(await inTenant((sql) => linkedIssues(sql).findRejection(pullRequestId, seven))).toBeUndefined()
})

test('of a pull request that takes another one back, every link says so', async () => {
  pullRequestId = await inTenant((sql) =>
    pullRequests(sql).save(repositoryId, aPullRequest({ number: 44, title: 'Revert "Keep the order"' })),
  )
  await say('infer')
  const [row] = await world.superuser`
    select link.is_revert = pull.is_revert as agrees, pull.is_revert as "isRevert"
    from linked_issue link join pull_request pull using (tenant_id, pull_request_id)
    where pull_request_id = ${pullRequestId}`
  expect(row).toEqual({ agrees: true, isRevert: true })
})

describe('suggestions', () => {
  const at = new Date('2026-11-19T10:00:00Z')
  const candidate = (issueId: string, confidence: number): SuggestedIssue => ({
    ...{ issueId, confidence, scored: confidence - 1 },
    signals: [{ id: 'title' }],
  })
  const suggest = (
    how: { readonly action?: 'link' | 'suggest' | 'list'; readonly isGated?: boolean },
    ...candidates: readonly SuggestedIssue[]
  ) =>
    inTenant((sql) =>
      linkSuggestions(sql).save(
        pullRequestId,
        {
          action: 'suggest',
          isGated: false,
          ...how,
          confidence: candidates[0]?.confidence ?? 0,
          failed: [],
          at,
        },
        candidates,
      ),
    )
  const stored = async () =>
    (await inTenant((sql) => linkSuggestions(sql).find(pullRequestId)))?.candidates.map(
      ({ issueId, confidence, answer }) => [issueId, confidence, answer],
    )
  const counted = () => inTenant((sql) => linkSuggestions(sql).countAnswers(repositoryId))

  test('are replaced by later ones, but for what somebody has answered', async () => {
    await suggest({ action: 'list' }, candidate(seven, 55), candidate(eight, 50))
    await say('reject')
    await suggest({ action: 'list' }, candidate(seven, 58), candidate(nine, 41))
    expect(await stored()).toEqual([
      [seven, 55, 'rejected'],
      [nine, 41, undefined],
    ])
  })

  test('leave out a pair that was refused before it was ever suggested', async () => {
    await say('write', 'reject', 'erase')
    await suggest({}, candidate(seven, 70), candidate(eight, 50))
    expect(await stored()).toEqual([[eight, 50, undefined]])
    expect(await inTenant((sql) => linkSuggestions(sql).refused(pullRequestId))).toEqual(new Set([seven]))
  })

  test('tell what was decided', async () => {
    await suggest({ isGated: true }, candidate(seven, 88))
    expect(await inTenant((sql) => linkSuggestions(sql).find(pullRequestId))).toEqual({
      ...{ action: 'suggest', isGated: true, confidence: 88, failed: [], at },
      candidates: [{ ...candidate(seven, 88), answer: undefined }],
    })
  })

  test.each<[string, Parameters<typeof suggest>[0], Said, object]>([
    [
      'confirmed where it would have been a link',
      { isGated: true },
      'confirm',
      { confirmed: 1, rejected: 0 },
    ],
    ['linked by hand instead', { isGated: true }, 'link', { confirmed: 1, rejected: 0 }],
    ['unlinked where it was a link', { action: 'link' }, 'reject', { confirmed: 0, rejected: 1 }],
    ['confirmed where it was not so sure', {}, 'confirm', { confirmed: 0, rejected: 0 }],
  ])('%s count for the gate of their repository', async (_, how, said, answers) => {
    await suggest(how, candidate(seven, 85))
    if (how.action === 'link') await say('infer')
    await say(said, said)
    expect(await counted()).toEqual(answers)
    expect(await inTenant((sql) => linkSuggestions(sql).answersOf(repositoryId))).toEqual([
      { confidence: 84, isConfirmed: said !== 'reject' },
    ])
  })

  test('count by the last word', async () => {
    await suggest({ isGated: true }, candidate(seven, 85))
    await say('confirm', 'reject')
    expect(await counted()).toEqual({ confirmed: 0, rejected: 1 })
  })

  test('are told to nobody else', async () => {
    await suggest({ isGated: true }, candidate(seven, 85))
    await say('confirm')
    const { tenantId } = await world.install()
    const told = await world.database.withTenant(tenantId, async (sql) => [
      await linkSuggestions(sql).find(pullRequestId),
      await linkSuggestions(sql).answersOf(repositoryId),
      await linkSuggestions(sql).countAnswers(repositoryId),
    ])
    expect(told).toEqual([undefined, [], { confirmed: 0, rejected: 0 }])
  })
})

test('that no issue is needed holds until somebody links one by hand', async () => {
  const needed = () => inTenant((sql) => noIssue(sql).find(pullRequestId))
  expect(await needed()).toBeUndefined()
  await inTenant((sql) => noIssue(sql).say(pullRequestId, dana))
  await inTenant((sql) => noIssue(sql).say(pullRequestId, ravi))
  expect(await needed()).toEqual(dana)
  await say('link')
  expect(await needed()).toBeUndefined()
})
