import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createPanelWorld, issueId, type PanelWorld, shop } from '../../test/panel-world'
import { type Effect, effects } from '../effects/effects'
import type { PullRequest } from '../pull-requests/pull-request'
import { ruleSettings } from '../rules/rule-settings'
import { rules } from '../rules/rules'
import { type TraceStep, traces } from '../traces/traces'
import { mergeSummaries } from './merge-summaries'

let world: PanelWorld
beforeAll(async () => {
  world = await createPanelWorld()
})
beforeEach(() => world.startOver())
afterAll(() => world.stop())

const areas = [{ area: 'Checkout', text: 'adds retries.' }]
const written = {
  why: 'Shoppers waited.',
  areas,
  writer: 'extract',
  factsDigest: 'digest',
  revertedBy: undefined,
} as const
const mergedOn = (day: number): Partial<PullRequest> => ({
  state: 'merged',
  mergedAt: new Date(Date.UTC(2026, 10, day, 10)),
  mergedBy: 'Dana Ortiz',
  fileCount: 3,
})

/** A merged pull request with a summary under this marker. */
const ship = async (marker = 'merge-summary 1', changes: Partial<PullRequest> = {}) => {
  const pullRequestId = await world.link({ ...mergedOn(21), ...changes })
  await world.inTenant((sql) => mergeSummaries(sql).save({ ...written, pullRequestId, marker }))
  return pullRequestId
}

const comment = (state: Effect['state'], marker = 'merge-summary 1') =>
  world.inTenant((sql) =>
    effects(sql).save(`comment ${issueId} ${marker}`, { state, remoteId: '1', digest: '' }),
  )

const tell = async (pullRequestId: string, told: Pick<TraceStep, 'outcome' | 'detail'>) => {
  const inboxId = await world.keepDelivery(pullRequestId)
  const step = { step: 'rule', subject: 'post-merge-summary', ...told } as const
  await world.inTenant((sql) => traces(sql).add(inboxId, step))
}

const repositoryId = async () => {
  const [row] = await world.superuser`select repository_id::text as id from repository`
  return String(row?.['id'])
}

const summaries = async () => (await world.read()).summaries

describe('what shipped', () => {
  test('is told of a merged pull request, and that it stands as a comment once it does', async () => {
    await ship()
    const told = {
      label: '#1',
      why: 'Shoppers waited.',
      areas,
      mergedBy: 'Dana Ortiz',
      baseBranch: 'main',
      fileCount: 3,
    }
    expect(await summaries()).toEqual([expect.objectContaining({ ...told, isPosted: false })])

    await comment('done')
    const [summary] = await summaries()
    expect(summary).toMatchObject({ ...told, isPosted: true })
    expect(summary?.noComment).toBeUndefined()
  })

  test('is told of one that was reverted, and by what', async () => {
    const pullRequestId = await world.link(mergedOn(21))
    const marker = 'merge-summary 1'
    const reverted = { ...written, pullRequestId, marker, why: undefined, revertedBy: '#51' }
    await world.inTenant((sql) => mergeSummaries(sql).save(reverted))
    const [summary] = await summaries()
    expect(summary).toMatchObject({ revertedBy: '#51' })
    expect(summary).not.toHaveProperty('why')
    expect(await world.inTenant((sql) => mergeSummaries(sql).find(pullRequestId))).toEqual(reverted)
  })

  test('is told of all pull requests of the issue, the newest merge first', async () => {
    await ship('merge-summary 1', { ...mergedOn(19), number: 1 })
    await ship('merge-summary 2', { ...mergedOn(21), number: 2 })
    await world.link({ ...mergedOn(20), number: 3 })
    expect((await summaries()).map(({ label }) => label)).toEqual(['#2', '#3', '#1'])
  })

  test.each<readonly [string, Partial<PullRequest>]>([
    ['is open again', { state: 'open', mergedAt: undefined }],
    ['takes another one back', { title: 'Revert "Retry payment calls"' }],
  ])('is not told of one that %s', async (_, changes) => {
    await ship('merge-summary 1', changes)
    expect(await summaries()).toEqual([])
  })
})

describe('why there is no comment', () => {
  const noComment = async () => (await summaries())[0]?.noComment

  test('a person deleted it', async () => {
    await ship()
    await comment('removed')
    expect(await noComment()).toEqual({ because: 'deleted' })
  })

  test('it is only now being written, also where a person had deleted it', async () => {
    const pullRequestId = await ship()
    await comment('removed')
    await tell(pullRequestId, { outcome: 'waiting', detail: 'Mina Sato asked for it again.' })
    expect(await noComment()).toEqual({ because: 'waiting' })
  })

  test.each<readonly [TraceStep['outcome'], 'skipped' | 'gave-up']>([
    ['skipped', 'skipped'],
    ['parked', 'skipped'],
    ['gave up', 'gave-up'],
  ])('its trace says that it was %s, in a sentence', async (outcome, because) => {
    const pullRequestId = await world.link(mergedOn(21))
    await tell(pullRequestId, { outcome: 'nothing to do', detail: 'Older.' })
    await tell(pullRequestId, { outcome, detail: 'Only documentation changed.' })
    await tell(pullRequestId, { outcome: 'nothing to do', detail: 'It does nothing at this event.' })
    expect(await noComment()).toEqual({ because, detail: 'Only documentation changed.' })
  })

  test.each([
    ['everywhere', { level: 'off' }],
    ['for the project of the issue', { level: 'summary', levelOfProject: { [shop]: 'off' } }],
  ] as const)('comments are off %s', async (_, settings) => {
    const pullRequestId = await ship()
    await tell(pullRequestId, { outcome: 'done', detail: 'Comment on 1 linked issue: off for its project.' })
    const id = await repositoryId()
    await world.inTenant((sql) =>
      ruleSettings(sql).save(
        id,
        'post-merge-summary',
        { baseBranches: [], levelOfProject: {}, ...settings },
        'Olu',
      ),
    )
    expect(await noComment()).toEqual({ because: 'level-off' })
  })

  test('the rule is off', async () => {
    await world.link(mergedOn(21))
    expect(await noComment()).toBeUndefined()
    const id = await repositoryId()
    await world.inTenant((sql) => rules(sql).set(id, 'post-merge-summary', false))
    expect(await noComment()).toEqual({ because: 'rule-off' })
  })
})
