import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { ActionAnswer, ActionName, ActionRequest } from '@throughline/shared/actions'
import { aPullRequest } from '../../../test/a-pull-request'
import { type ActionWorld, createActionWorld } from '../../../test/action-world'
import { connections } from '../../connections/connections'
import { issues } from '../../issues/issues'
import { linkSuggestions } from '../../pull-requests/link-suggestions'
import { linkedIssues } from '../../pull-requests/linked-issues'
import type { PullRequest } from '../../pull-requests/pull-request'
import { pullRequests } from '../../pull-requests/pull-requests'
import { repositories } from '../../pull-requests/repositories'
import { rules } from '../../rules/rules'
import type { Action } from '../action'
import { builtActions } from '../index'

const issueId = '10007'
const dana = { face: 'forge', name: 'Dana Ortiz' } as const
const mina = { face: 'forge', name: 'Mina Sato' } as const
let now = new Date('2026-11-22T12:00:00Z')
let world: ActionWorld
beforeAll(async () => {
  world = await createActionWorld()
})
beforeEach(async () => {
  now = new Date('2026-11-22T12:00:00Z')
  await world.superuser`delete from graphile_worker._private_jobs`
  await world.superuser`delete from inbox`
  await world.superuser`delete from pull_request`
  await world.superuser`delete from issue`
  await world.superuser`delete from rule`
  await world.superuser`update tenant set is_licensed = true`
  await inTenant(async (sql) => {
    const words = { summary: 'Checkout', status: 'To Do', statusCategory: 'new' }
    await issues(sql).save({ issueId, key: 'SHOP-7', projectId: '10000', ...words })
    await repositories(sql).map(world.repositoryId, '10000')
  })
})
afterAll(() => world.stop())

const inTenant: <T>(work: Parameters<typeof world.database.withTenant<T>>[1]) => Promise<T> = (work) =>
  world.database.withTenant(world.tenantId, work)

const ask = <Name extends ActionName>(
  name: Name,
  request: ActionRequest<Name>,
  actor: typeof dana | typeof mina = dana,
  tenantId = world.tenantId,
): Promise<ActionAnswer<Name>> => {
  const action = builtActions[name] as unknown as Action<Name>
  return action({ ...world.tools, clock: () => now }, { tenantId, actor, request })
}

const save = (changes: Partial<PullRequest> = {}) =>
  inTenant((sql) =>
    pullRequests(sql).save(world.repositoryId, aPullRequest({ number: 42, state: 'open', ...changes })),
  )

const suggest = (pullRequestId: string, action: 'link' | 'suggest' = 'suggest') =>
  inTenant((sql) =>
    linkSuggestions(sql).save(
      pullRequestId,
      { action, isGated: false, confidence: 72, failed: [], at: now },
      [{ issueId, confidence: 72, scored: 72, signals: [{ id: 'title' }] }],
    ),
  )
const suggested = async (changes: Partial<PullRequest> = {}) => {
  const pullRequestId = await save(changes)
  await suggest(pullRequestId)
  return { issueId, pullRequestId }
}
const written = async () => {
  const pullRequestId = await save()
  const why = { place: 'title', writtenKey: 'SHOP-7' } as const
  await inTenant((sql) => linkedIssues(sql).replaceWritten(pullRequestId, false, [{ issueId, why }]))
  return { issueId, pullRequestId }
}

const byId = ({ pullRequestId }: { readonly pullRequestId: string }, overrides = false) =>
  ({ issueId, overrides, pullRequest: { by: 'id', pullRequestId } }) as const
const byAddress = (address: string) =>
  ({ issueId, overrides: false, pullRequest: { by: 'address', address } }) as const

const links = (pullRequestId: string) => inTenant((sql) => linkedIssues(sql).of(pullRequestId))
const linkRow = async () => {
  const [row] = await world.superuser`select origin, decision, decided_by, why from linked_issue`
  return row
}
const answers = async () => {
  const rows = await world.superuser`select answer from link_candidate`
  return rows.map((row) => row['answer'])
}
const jobNames = async () => (await world.jobs()).map(({ name, payload }) => payload['rule'] ?? name).sort()

describe('a suggestion that is confirmed', () => {
  test('is a link from then on, by who said so, and leads to a web link in Jira', async () => {
    const pair = await suggested()
    expect(await ask('confirm-link', pair)).toEqual({ done: true })
    expect(await links(pair.pullRequestId)).toEqual([issueId])
    expect(await linkRow()).toMatchObject({ decision: 'confirmed', decided_by: 'Dana Ortiz' })
    expect(await jobNames()).toEqual(['mirror-link', 'tell-pull-request'])
  })

  test.each<readonly [string, Partial<PullRequest>, readonly string[]]>([
    [
      'an open one',
      {},
      ['create-follow-ups', 'mirror-link', 'suggest-reviewers', 'tell-pull-request', 'transition-issues'],
    ],
    [
      'one that merged lately',
      { state: 'merged', mergedAt: new Date('2026-11-21T12:00:00Z') },
      [
        'create-follow-ups',
        'mirror-link',
        'post-merge-summary',
        'suggest-reviewers',
        'tell-pull-request',
        'transition-issues',
      ],
    ],
    [
      'one that merged long ago',
      { state: 'merged', mergedAt: new Date('2026-11-01T12:00:00Z') },
      ['mirror-link', 'tell-pull-request'],
    ],
    ['a declined one', { state: 'declined' }, ['mirror-link', 'tell-pull-request']],
  ])('lets happen what its rules would have done: %s', async (_, changes, jobs) => {
    for (const rule of ['suggest-reviewers', 'create-follow-ups', 'transition-issues'] as const)
      await inTenant((sql) => rules(sql).set(world.repositoryId, rule, true))
    await ask('confirm-link', await suggested(changes))
    expect(await jobNames()).toEqual(jobs)
  })
})

describe('a suggestion that is refused', () => {
  test('is no link and no suggestion any more, and nothing happens in Jira', async () => {
    const pair = await suggested()
    expect(await ask('reject-link', pair)).toEqual({ done: true })
    expect(await links(pair.pullRequestId)).toEqual([])
    expect(await answers()).toEqual(['rejected'])
    expect(await world.jobs()).toEqual([])
    await suggest(pair.pullRequestId)
    expect(await answers()).toEqual(['rejected'])
  })
})

test.each(['confirm-link', 'reject-link'] as const)('%s is refused once it is answered', async (name) => {
  const pair = await suggested()
  await ask('confirm-link', pair, mina)
  const settled = { code: 'not-there', message: expect.stringMatching(/settled already/) }
  await expect(ask(name, pair)).rejects.toMatchObject(settled)
  expect(await linkRow()).toMatchObject({ decided_by: 'Mina Sato' })
})

describe('unlinking', () => {
  test('ends a link of a written key for good, and its web link', async () => {
    const pair = await written()
    expect(await ask('unlink', pair)).toEqual({ done: true })
    expect(await links(pair.pullRequestId)).toEqual([])
    expect(await jobNames()).toEqual(['mirror-link', 'tell-pull-request'])
    const why = { place: 'title', writtenKey: 'SHOP-7' } as const
    await inTenant((sql) => linkedIssues(sql).replaceWritten(pair.pullRequestId, false, [{ issueId, why }]))
    expect(await links(pair.pullRequestId)).toEqual([])
  })

  test('is refused for what is not linked', async () => {
    const pair = await suggested()
    await expect(ask('unlink', pair)).rejects.toMatchObject({
      message: '#42 is not linked to SHOP-7 any more.',
    })
  })
})

describe('taking back', () => {
  test.each(['confirm-link', 'reject-link'] as const)('%s suggests the pair again', async (name) => {
    const pair = await suggested()
    await ask(name, pair)
    expect(await ask('take-back-answer', pair)).toEqual({ done: true })
    expect(await links(pair.pullRequestId)).toEqual([])
    expect([await linkRow(), await answers()]).toEqual([undefined, [null]])
  })

  test('the end of a written link lets it stand again', async () => {
    const pair = await written()
    await ask('unlink', pair)
    await ask('take-back-answer', pair)
    expect(await linkRow()).toMatchObject({ origin: 'written', decision: 'none', decided_by: null })
  })

  test('the end of a link that Throughline made lets it stand again, with what it was made of', async () => {
    const pair = await suggested()
    await suggest(pair.pullRequestId, 'link')
    await inTenant((sql) =>
      linkedIssues(sql).infer(pair.pullRequestId, issueId, { confidence: 72, signals: [] }),
    )
    await ask('unlink', pair)
    await ask('take-back-answer', pair)
    const why = { place: 'inferred', confidence: 72, signals: [{ id: 'title' }] }
    expect(await linkRow()).toMatchObject({ origin: 'inferred', decision: 'none', why })
  })

  test('a link by hand ends it', async () => {
    const pullRequestId = await save()
    await ask('link-pull-request', byId({ pullRequestId }))
    await ask('take-back-answer', { issueId, pullRequestId })
    expect(await linkRow()).toBeUndefined()
  })

  test('is refused to anybody else, and after ten minutes', async () => {
    const pair = await suggested()
    await ask('reject-link', pair)
    const refused = { code: 'not-there', message: expect.stringMatching(/cannot be taken back/) }
    await expect(ask('take-back-answer', pair, mina)).rejects.toMatchObject(refused)
    now = new Date('2026-11-22T12:10:01Z')
    await expect(ask('take-back-answer', pair)).rejects.toMatchObject(refused)
    expect(await answers()).toEqual(['rejected'])
  })
})

describe('linking by hand', () => {
  test('a pull request that was chosen', async () => {
    const pullRequestId = await save()
    const answer = await ask('link-pull-request', byId({ pullRequestId }))
    expect(answer).toEqual({ outcome: 'linked', pullRequestId, label: '#42' })
    expect(await linkRow()).toMatchObject({ origin: 'manual', decided_by: 'Dana Ortiz' })
    expect(await jobNames()).toEqual(['mirror-link', 'tell-pull-request'])
  })

  test.each([
    'https://github.com/acme/storefront/pull/42',
    ' https://github.com/ACME/Storefront/pull/42/files ',
  ])('a pull request that we have met, by its address %s', async (address) => {
    const pullRequestId = await save()
    expect(await ask('link-pull-request', byAddress(address))).toMatchObject({ pullRequestId })
  })

  test('a pair that somebody unlinked says so first, and overrides it when asked again', async () => {
    const pair = await written()
    await ask('unlink', pair, mina)
    const before = { outcome: 'unlinked-before', name: 'Mina Sato', at: now.toISOString() }
    expect(await ask('link-pull-request', byId(pair))).toEqual(before)
    expect(await links(pair.pullRequestId)).toEqual([])
    expect(await ask('link-pull-request', byId(pair, true))).toMatchObject({ outcome: 'linked' })
    expect(await links(pair.pullRequestId)).toEqual([issueId])
    expect(await world.lastAudit()).toMatchObject({ after: { issue: 'SHOP-7', overridesUnlink: true } })
  })

  test('is refused for a pair that is linked', async () => {
    const pair = await written()
    const message = '#42 is linked to SHOP-7 already.'
    await expect(ask('link-pull-request', byId(pair))).rejects.toMatchObject({ code: 'conflict', message })
  })

  const unmap = () => world.superuser`delete from repository_project`
  const endToken = () => world.superuser`update connection set state = 'expired' where host = 'github'`
  test.each<readonly [string, string, () => Promise<unknown>]>([
    ['SHOP-7', 'This is not the address of a pull request', async () => {}],
    ['https://github.com/acme', 'This is not the address of a pull request', async () => {}],
    [
      'https://git.other.example/acme/storefront/pull/42',
      'git.other.example is not connected',
      async () => {},
    ],
    ['https://github.com/acme/secret/pull/1', 'acme/secret is connected but not chosen', async () => {}],
    ['https://github.com/acme/storefront/pull/42', 'acme/storefront may not reach project SHOP', unmap],
    ['https://github.com/acme/storefront/pull/42', 'GitHub does not accept its token any more', endToken],
  ])('says of %s: %s', async (address, message, arrange) => {
    await arrange()
    const count = await world.countAudit()
    const asked = ask('link-pull-request', byAddress(address))
    await expect(asked).rejects.toMatchObject({ code: 'not-there', message })
    expect([await world.countAudit(), await world.jobs()]).toEqual([count, []])
    await world.superuser`update connection set state = 'connected' where host = 'github'`
  })
})

describe('what may be linked', () => {
  test('are the open pull requests that reach the project and are not linked, the latest changed first', async () => {
    const at = (hour: number) => ({ updatedAt: new Date(Date.UTC(2026, 10, 20, hour)) })
    await save({ number: 1, title: 'Older', ...at(1) })
    await save({ number: 2, title: 'Newer', state: 'draft', ...at(2) })
    await save({ number: 3, state: 'merged', mergedAt: now, ...at(3) })
    await written()
    const { pullRequests: listed } = await ask('list-open-pull-requests', { issueId })
    expect(listed.map(({ label, title }) => [label, title])).toEqual([
      ['#2', 'Newer'],
      ['#1', 'Older'],
    ])
    await world.superuser`delete from repository_project`
    expect(await ask('list-open-pull-requests', { issueId })).toEqual({ pullRequests: [] })
  })
})

describe('looking for what belongs together', () => {
  test('for one pull request decides about it again, where the rule is on', async () => {
    const pullRequestId = await save()
    await expect(ask('find-issue', { pullRequestId })).rejects.toMatchObject({ code: 'conflict' })
    await inTenant((sql) => rules(sql).set(world.repositoryId, 'auto-link', true))
    await ask('find-issue', { pullRequestId })
    await ask('find-issue', { pullRequestId })
    expect(await world.jobs()).toMatchObject([{ payload: { pullRequestId, rule: 'auto-link' } }])
  })

  test('for an issue reads its open pull requests again, and decides about each where the rule is on', async () => {
    await save({ number: 1 })
    await save({ number: 2 })
    await written()
    expect(await ask('find-pull-requests', { issueId })).toEqual({ pullRequests: 2 })
    expect(await jobNames()).toEqual(['handle-delivery', 'handle-delivery'])
    await world.superuser`delete from graphile_worker._private_jobs`
    await inTenant((sql) => rules(sql).set(world.repositoryId, 'auto-link', true))
    now = new Date('2026-11-22T12:01:00Z')
    await ask('find-pull-requests', { issueId })
    expect(await jobNames()).toEqual(['auto-link', 'auto-link', 'handle-delivery', 'handle-delivery'])
  })
})

describe('nothing is done and nothing is written down', () => {
  const names = ['confirm-link', 'reject-link', 'unlink', 'take-back-answer', 'link-pull-request'] as const
  const requestOf = (name: (typeof names)[number], pullRequestId: string): ActionRequest<typeof name> =>
    name === 'link-pull-request' ? byId({ pullRequestId }) : { issueId, pullRequestId }

  const refusals: readonly (readonly [string, () => Promise<unknown>, string])[] = [
    [
      'once the licence has ended',
      () => world.superuser`update tenant set is_licensed = false`,
      'licence-ended',
    ],
    [
      'where the repository may not reach the project of the issue',
      () => world.superuser`delete from repository_project`,
      'not-there',
    ],
    ['for an issue that is deleted', () => world.superuser`update issue set is_deleted = true`, 'not-there'],
  ]
  test.each(names.flatMap((name) => refusals.map((refusal) => [name, ...refusal] as const)))(
    '%s %s',
    async (name, _, arrange, code) => {
      const { pullRequestId } = await suggested()
      await arrange()
      const count = await world.countAudit()
      await expect(ask(name, requestOf(name, pullRequestId))).rejects.toMatchObject({ code })
      expect([await world.countAudit(), await world.jobs()]).toEqual([count, []])
      expect(await linkRow()).toBeUndefined()
    },
  )

  test.each(names)('by %s of another tenant', async (name) => {
    const { pullRequestId } = await suggested()
    const other = await world.install()
    const asked = ask(name, requestOf(name, pullRequestId), dana, other.tenantId)
    await expect(asked).rejects.toMatchObject({ code: 'not-there' })
    expect(await linkRow()).toBeUndefined()
  })

  test('for a pull request of a connection that was ended', async () => {
    const pair = await suggested()
    const connectionId = randomUUID()
    expect(connectionId).not.toBe(world.gitHostId)
    await world.superuser`update connection set ended_at = now() where connection_id = ${world.gitHostId}`
    await expect(ask('confirm-link', pair)).rejects.toMatchObject({ code: 'not-there' })
    await world.superuser`update connection set ended_at = null where connection_id = ${world.gitHostId}`
    expect(await inTenant((sql) => connections(sql).find(world.gitHostId))).toBeDefined()
  })
})
