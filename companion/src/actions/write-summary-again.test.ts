import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { aPullRequest } from '../../test/a-pull-request'
import { type ActionWorld, createActionWorld } from '../../test/action-world'
import { issues } from '../issues/issues'
import { linkedIssues } from '../pull-requests/linked-issues'
import type { PullRequest } from '../pull-requests/pull-request'
import { pullRequests } from '../pull-requests/pull-requests'
import { repositories } from '../pull-requests/repositories'
import { rules } from '../rules/rules'
import { traces } from '../traces/traces'
import { writeSummaryAgain } from './write-summary-again'

const issueId = '10007'
let world: ActionWorld
beforeAll(async () => {
  world = await createActionWorld()
})
beforeEach(async () => {
  await world.superuser`delete from graphile_worker._private_jobs`
  await world.superuser`delete from pull_request`
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

const actor = { face: 'forge', name: 'Mina Sato' } as const
const ask = (tenantId = world.tenantId) =>
  writeSummaryAgain(world.tools, { tenantId, actor, request: { issueId } })

/** A pull request of the issue, merged unless told. */
const link = (changes: Partial<PullRequest> = {}) =>
  inTenant(async (sql) => {
    const merged = { state: 'merged', mergedAt: new Date('2026-11-21T10:00:00Z') } as const
    const pullRequestId = await pullRequests(sql).save(
      world.repositoryId,
      aPullRequest({ ...merged, ...changes }),
    )
    const why = { place: 'title', writtenKey: 'SHOP-7' } as const
    await linkedIssues(sql).replaceWritten(pullRequestId, false, [{ issueId, why }])
    return pullRequestId
  })

const deliver = async (pullRequestId: string) => {
  const inboxId = await world.keepDelivery()
  await world.superuser`update inbox set pull_request_id = ${pullRequestId}, outcome = 'done' where inbox_id = ${inboxId}`
  return inboxId
}

describe('writing the summaries of an issue again', () => {
  test('queues one job for each merged pull request, for this issue alone, however often it is asked', async () => {
    const [one, other] = [await link({ number: 42 }), await link({ number: 43 })]
    expect(await ask()).toEqual({ pullRequests: 2 })
    await ask()
    const jobs = await world.jobs()
    expect(jobs.map(({ name, payload }) => [name, payload['pullRequestId']]).sort()).toEqual(
      [one, other].map((id) => ['run-feature', id]).sort(),
    )
    const { tenantId } = world
    for (const { payload } of jobs)
      expect(payload).toMatchObject({
        tenantId,
        event: 'merged',
        rule: 'post-merge-summary',
        askedFor: issueId,
      })
  })

  test('does not run beside what a delivery of the same pull request asks for', async () => {
    await link()
    await ask()
    expect(await world.jobs()).toMatchObject([{ queue: expect.stringMatching(/^pr-\d+$/) }])
  })

  test('stands in the trace of the newest delivery that is kept, with the name of who asked', async () => {
    const pullRequestId = await link()
    const [older, newest] = [await deliver(pullRequestId), await deliver(pullRequestId)]
    await ask()
    expect(await world.jobs()).toMatchObject([{ payload: { inboxId: newest } }])
    const stepsOf = (inboxId: string) => inTenant((sql) => traces(sql).of(inboxId))
    expect(await stepsOf(newest)).toMatchObject([
      { subject: 'post-merge-summary', outcome: 'waiting', detail: 'Mina Sato asked for it again.' },
    ])
    expect(await stepsOf(older)).toEqual([])
  })

  test.each([
    ['is open', { state: 'open', mergedAt: undefined }],
    ['was declined', { state: 'declined', mergedAt: undefined }],
    ['takes another one back', { title: 'Revert "Retry payment calls"' }],
  ] as const)('leaves out a pull request that %s', async (_, changes) => {
    await link({ number: 41 })
    await link(changes)
    expect(await ask()).toEqual({ pullRequests: 1 })
  })
})

describe('it is refused, and nothing is queued or written down,', () => {
  test.each([
    ['where nothing is merged', async () => {}, 'not-there'],
    [
      'where the repository may not reach the project of the issue',
      async () => {
        await link()
        await world.superuser`delete from repository_project`
      },
      'not-there',
    ],
    [
      'where somebody unlinked the pair',
      async () => {
        await link()
        await world.superuser`update linked_issue set decision = 'rejected'`
      },
      'not-there',
    ],
    [
      'where the rule is off',
      async () => {
        await link()
        await inTenant((sql) => rules(sql).set(world.repositoryId, 'post-merge-summary', false))
      },
      'conflict',
    ],
    [
      'once the licence has ended',
      async () => {
        await link()
        await world.superuser`update tenant set is_licensed = false`
      },
      'licence-ended',
    ],
  ] as const)('%s', async (_, arrange, code) => {
    await arrange()
    const count = await world.countAudit()
    await expect(ask()).rejects.toMatchObject({ code })
    expect([await world.countAudit(), await world.jobs()]).toEqual([count, []])
  })

  test('for another tenant', async () => {
    await link()
    const other = await world.install()
    await expect(ask(other.tenantId)).rejects.toMatchObject({ code: 'not-there' })
    expect(await world.jobs()).toEqual([])
  })
})
