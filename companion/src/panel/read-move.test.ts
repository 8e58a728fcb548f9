import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createPanelWorld, issueId, type PanelWorld, shop } from '../../test/panel-world'
import { type IssueMove, issueMoves } from '../issues/issue-moves'
import { issues } from '../issues/issues'
import type { PullRequest } from '../pull-requests/pull-request'
import { rules } from '../rules/rules'

let world: PanelWorld
beforeAll(async () => {
  world = await createPanelWorld()
})
beforeEach(() => world.startOver())
afterAll(() => world.stop())

const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour))
const mergedAt = (hour: number): Partial<PullRequest> => ({ state: 'merged', mergedAt: at(hour) })

const turnOn = async () => {
  const rows = await world.superuser<{ id: string }[]>`select repository_id::text as id from repository`
  for (const { id } of rows) await world.inTenant((sql) => rules(sql).set(id, 'transition-issues', true))
}
const stands = (status: string, statusCategory: string) =>
  world.inTenant((sql) =>
    issues(sql).save({
      issueId,
      key: 'SHOP-7',
      projectId: shop,
      summary: 'Checkout',
      status,
      statusCategory,
    }),
  )
const last = (state: IssueMove['state'], reason: string, hour = 10) =>
  world.inTenant((sql) => issueMoves(sql).save(issueId, { state, happenedAt: at(hour), reason }))
const move = async () => (await world.read()).move

describe('an issue that does not move yet', () => {
  test('says which of its pull requests is still open', async () => {
    await world.link({ number: 1, ...mergedAt(10) })
    await world.link({ number: 2, state: 'open' })
    await turnOn()
    expect(await move()).toEqual({ state: 'not-yet', why: '#2 is still open' })
  })

  test('says which was merged elsewhere', async () => {
    await world.link({ number: 1, ...mergedAt(10) })
    await world.link({ number: 2, ...mergedAt(11), baseBranch: 'next' })
    await turnOn()
    expect(await move()).toEqual({ state: 'not-yet', why: '#2 is merged into a branch that does not count' })
  })

  test('does not name a pull request of a repository that may not reach its project', async () => {
    await world.link({ number: 1, ...mergedAt(10) })
    await world.link({ number: 2, state: 'open' }, { repository: 'acme/secret', projectIds: [] })
    await turnOn()
    expect(await move()).toBeUndefined()
  })

  test('says it in place of what somebody had to do before one more was opened', async () => {
    await world.link({ number: 1, ...mergedAt(10) })
    await world.link({ number: 2, state: 'draft' })
    await turnOn()
    await last('parked', 'Done requires the field “Team”')
    expect(await move()).toMatchObject({ state: 'not-yet' })
  })
})

describe('an issue whose last open pull request was declined', () => {
  const declined = (number: number, hour: number): Partial<PullRequest> => ({
    ...({ number, state: 'declined' } as const),
    updatedAt: at(hour),
  })
  const andOnly = 'declined after the last merge, and only a merge moves an issue'
  beforeEach(async () => {
    await world.link({ number: 1, ...mergedAt(10) })
    await turnOn()
  })

  test('says that this moves nothing', async () => {
    await world.link(declined(2, 11))
    expect(await move()).toEqual({ state: 'not-yet', why: `#2 was ${andOnly}` })
    await world.link(declined(3, 12))
    expect(await move()).toEqual({ state: 'not-yet', why: `#2 and #3 were ${andOnly}` })
  })

  test('says it whatever moved the issue when its work began', async () => {
    await world.link(declined(2, 11))
    await last('moved', 'In Progress', 8)
    await stands('In Progress', 'indeterminate')
    expect(await move()).toMatchObject({ state: 'not-yet' })
  })

  test.each<readonly [string, () => Promise<unknown>]>([
    ['is done', () => stands('Done', 'done')],
    ['was looked at when the last of them merged', () => last('left', 'somebody has moved it since')],
    ['has another one open', () => world.link({ number: 3, state: 'open' })],
  ])('does not say it where the issue %s', async (_, arrange) => {
    await world.link(declined(2, 11))
    await arrange()
    expect(JSON.stringify(await move()) ?? '').not.toContain('declined')
  })

  test('does not say it of what was declined before the last merge, nor of what somebody unlinked', async () => {
    await world.link(declined(2, 9))
    const unlinked = await world.link(declined(3, 11))
    await world.superuser`update linked_issue set decision = 'rejected' where pull_request_id = ${unlinked}`
    expect(await move()).toBeUndefined()
  })
})

describe('an issue whose pull requests are all merged', () => {
  beforeEach(async () => {
    await world.link(mergedAt(10))
    await turnOn()
  })

  test('says what somebody has to do first, until it is done', async () => {
    await last('parked', 'Done requires the field “Team”')
    expect(await move()).toEqual({ state: 'parked', why: 'Done requires the field “Team”' })
    await stands('Done', 'done')
    expect(await move()).toBeUndefined()
  })

  test.each([
    ['Done', 'done'],
    ['In Testing', 'indeterminate'],
  ])('says that it was moved to %s', async (status, category) => {
    await last('moved', status)
    await stands(status, category)
    expect(await move()).toEqual({ state: 'moved', to: status, lastMergedAt: at(10).toISOString() })
  })

  test.each<readonly [string, () => Promise<unknown>]>([
    ['a person has moved since', () => last('moved', 'Done')],
    ['moved only when its work began', () => last('moved', 'To Do', 8)],
    ['stays where a person put it', () => last('left', 'somebody has moved it since')],
    ['was not looked at', async () => {}],
  ])('says nothing where it %s', async (_, arrange) => {
    await arrange()
    expect(await move()).toBeUndefined()
  })
})

describe('nothing is said', () => {
  test('before the first merge', async () => {
    await world.link({ state: 'open' })
    await turnOn()
    expect(await move()).toBeUndefined()
  })

  test('where no rule moves the issue', async () => {
    await world.link({ number: 1, ...mergedAt(10) })
    await world.link({ number: 2, state: 'open' })
    await last('parked', 'Done requires the field “Team”')
    expect(await move()).toBeUndefined()
  })
})
