import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Panel } from '@throughline/shared/panel'
import { createPanelWorld, issueId, type PanelWorld, shop } from '../../test/panel-world'
import { issues } from '../issues/issues'
import { personMatches } from '../people/person-matches'
import { type LinkSuggestion, linkSuggestions } from '../pull-requests/link-suggestions'
import { linkedIssues } from '../pull-requests/linked-issues'
import { noIssue } from '../pull-requests/no-issue'
import type { PullRequest } from '../pull-requests/pull-request'
import { rules } from '../rules/rules'
import { readLinkSuggestions } from './read-link-suggestions'

const at = new Date('2026-11-22T10:00:00Z')
const dana = { name: 'Dana Ortiz', at }
let world: PanelWorld
beforeAll(async () => {
  world = await createPanelWorld()
})
beforeEach(async () => {
  await world.startOver()
  await world.inTenant((sql) =>
    issues(sql).save({
      ...{ issueId: '10008', key: 'SHOP-8', projectId: shop },
      ...{ summary: 'Cart', status: 'To Do', statusCategory: 'new' },
    }),
  )
})
afterAll(() => world.stop())

const turn = async (isOn: boolean) => {
  const rows = await world.superuser<{ id: string }[]>`select repository_id::text as id from repository`
  for (const { id } of rows) await world.inTenant((sql) => rules(sql).set(id, 'auto-link', isOn))
}

/** A pull request without a key that may belong to SHOP-7, and to SHOP-8 a little less. */
const suggest = async (
  changes: Partial<PullRequest> = {},
  found: Partial<LinkSuggestion> = {},
  confidences: readonly [number, number] = [72, 61],
) => {
  const pullRequestId = await world.link(changes)
  await world.superuser`delete from linked_issue where pull_request_id = ${pullRequestId}`
  await turn(true)
  const signals = [{ id: 'assignee', name: 'Mina Sato' } as const]
  await world.inTenant((sql) =>
    linkSuggestions(sql).save(
      pullRequestId,
      { action: 'suggest', isGated: false, confidence: confidences[0], failed: [], at, ...found },
      [
        { issueId, confidence: confidences[0], scored: confidences[0], signals },
        { issueId: '10008', confidence: confidences[1], scored: confidences[1], signals: [] },
      ],
    ),
  )
  return pullRequestId
}
const shown = async () => (await world.read()).linkSuggestions ?? []
const labels = async () => (await shown()).map(({ label, isQuestion }) => [label, isQuestion])

describe('a pull request that may belong to the issue', () => {
  test('is told with how sure that is, and why', async () => {
    await suggest({ number: 47, title: 'Log slow calls', openedAt: at })
    const told = {
      label: '#47',
      title: 'Log slow calls',
      repository: 'acme/shop',
      host: 'github',
      state: 'open',
    }
    const sure = { confidence: 72, isQuestion: true, askedBecause: [], openedAt: at.toISOString() }
    const signals = [{ id: 'assignee', name: 'Mina Sato' }]
    expect(await shown()).toEqual([expect.objectContaining({ ...told, ...sure, signals })])
    expect(Panel.safeParse(await world.read()).success).toBe(true)
  })

  test('is known as the reader’s own once somebody said whose account it is', async () => {
    await suggest()
    const read = (reader: string) => world.inTenant((sql) => readLinkSuggestions(sql, issueId, reader))
    expect((await read('j-mina'))[0]).not.toHaveProperty('isYours')
    const [row] = await world.superuser<{ id: string; login: string }[]>`
      select repository.connection_id::text as id, author ->> 'login' as login
      from pull_request join repository using (tenant_id, repository_id)`
    const same = { login: row?.login ?? '', accountId: 'j-mina', isSame: true }
    await world.inTenant((sql) => personMatches(sql).decide(row?.id ?? '', same, 'Olu'))
    expect((await read('j-mina'))[0]).toMatchObject({ isYours: true })
    expect((await read('j-dana'))[0]).not.toHaveProperty('isYours')
  })

  test('comes after those that ask, and the surest comes first', async () => {
    await suggest({ number: 1 }, { action: 'list' }, [58, 50])
    await suggest({ number: 2 }, {}, [62, 40])
    await suggest({ number: 3 }, {}, [75, 40])
    await suggest({ number: 4 }, { action: 'list' }, [59, 50])
    expect(await labels()).toEqual([
      ['#3', true],
      ['#2', true],
      ['#4', false],
      ['#1', false],
    ])
  })

  test('asks on the likeliest issue alone, and is listed on up to three where none is likely', async () => {
    const readOther = () => world.inTenant((sql) => readLinkSuggestions(sql, '10008'))
    await suggest()
    expect(await readOther()).toEqual([])
    await suggest({ number: 2 }, { action: 'list' }, [58, 45])
    expect(await readOther()).toMatchObject([{ label: '#2', confidence: 45, isQuestion: false }])
  })
})

describe('why it asks though it is sure enough', () => {
  const because = async () => (await shown())[0]?.askedBecause

  test.each([
    ['status', ['Asked because SHOP-7 is in To Do.']],
    ['no-strong-signal', ['Asked because little but its words points to it.']],
    ['open-pull-request', ['Asked because SHOP-7 is already linked to another open pull request.']],
  ])('%s', async (failed, sentences) => {
    await suggest({}, { failed: [failed] }, [90, 40])
    expect(await because()).toEqual(sentences)
  })

  test('names whose open pull request the issue is linked to', async () => {
    const ravi = { login: 'ravi', name: 'Ravi Menon', isBot: false }
    await world.link({ number: 1, author: ravi, state: 'open' })
    await suggest({ number: 2 }, { failed: ['open-pull-request'] }, [90, 40])
    expect(await because()).toEqual([
      'Asked because SHOP-7 is already linked to another open pull request by Ravi Menon.',
    ])
  })

  test('names its repository where that asks first', async () => {
    await suggest({}, { isGated: true }, [97, 40])
    expect(await because()).toEqual([
      'Asked because this repository asks first, until people have answered often enough.',
    ])
  })
})

describe('nothing is suggested', () => {
  test.each<readonly [string, (pullRequestId: string) => Promise<unknown>]>([
    [
      'once somebody has refused it',
      (id) => world.inTenant((sql) => linkedIssues(sql).reject(id, issueId, dana)),
    ],
    [
      'once somebody has confirmed it',
      (id) => world.inTenant((sql) => linkedIssues(sql).confirm(id, issueId, dana)),
    ],
    [
      'once it is linked to another issue',
      (id) => world.inTenant((sql) => linkedIssues(sql).linkByHand(id, '10008', dana)),
    ],
    [
      'once somebody said that it needs no issue',
      (id) => world.inTenant((sql) => noIssue(sql).say(id, dana)),
    ],
    ['while the rule is off', () => turn(false)],
    ['where its repository may not reach the project', () => world.superuser`delete from repository_project`],
    ['once it is merged', () => world.superuser`update pull_request set state = 'merged'`],
    ['once its repository is left out', () => world.superuser`update repository set left_at = now()`],
    ['for an issue that is deleted', () => world.superuser`update issue set is_deleted = true`],
  ])('%s', async (_, change) => {
    const pullRequestId = await suggest()
    expect(await shown()).toHaveLength(1)
    await change(pullRequestId)
    expect(await shown()).toEqual([])
  })

  test.each(['link', 'none'] as const)('where it came to %s', async (action) => {
    await suggest({}, { action })
    expect(await shown()).toEqual([])
  })
})
