import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { readSettings } from '@throughline/shared/rule-settings'
import { createPanelWorld, issueId, type PanelWorld } from '../../test/panel-world'
import { issues } from '../issues/issues'
import { ruleSettings } from '../rules/rule-settings'
import { countPullRequests } from './count-pull-requests'
import { readIssueWork } from './issue-work'
import type { PullRequest } from './pull-request'

let world: PanelWorld
beforeAll(async () => {
  world = await createPanelWorld()
})
beforeEach(() => world.startOver())
afterAll(() => world.stop())

const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour))
const merged = (number: number, changes: Partial<PullRequest> = {}): Partial<PullRequest> => ({
  ...{ number, state: 'merged', title: `Change ${number}`, mergedAt: at(number) },
  mergeSha: number.toString(16).repeat(40).slice(0, 40),
  ...changes,
})
const unmerged = (number: number, state: 'open' | 'draft' | 'declined'): Partial<PullRequest> => ({
  ...{ number, state },
})
const revert = (number: number, body: string, title = 'Undo it'): Partial<PullRequest> =>
  merged(number, { title, body, branch: `undo-${number}` })

const decide = (pullRequestId: string, decision: string) =>
  world.superuser`update linked_issue set decision = ${decision} where pull_request_id = ${pullRequestId}`
const unlink = (pullRequestId: string) =>
  world.superuser`delete from linked_issue where pull_request_id = ${pullRequestId}`
const read = () => world.inTenant((sql) => readIssueWork(sql, issueId))

/** What stored pull requests say of the work: `done at 10`, or why it is not. */
const work = async (): Promise<string> => {
  const found = await read()
  if (!found) return 'none'
  const count = countPullRequests(found)
  return count.kind === 'all-merged' ? `done at ${count.lastMergedAt.getUTCHours()}` : count.why
}

type Stored = readonly (Partial<PullRequest> & { readonly decision?: 'confirmed' | 'rejected' })[]

const store = async (pulls: Stored) => {
  for (const { decision, ...pull } of pulls) {
    const id = await world.link(pull)
    if (decision) await decide(id, decision)
  }
}

describe('the work on an issue', () => {
  test.each<readonly [string, Stored, string]>([
    [
      'is done when all is merged, at the time of the last merge',
      [merged(1), merged(3), merged(2)],
      'done at 3',
    ],
    ['waits for one that is open', [merged(1), unmerged(2, 'open')], '#2 is still open'],
    ['waits for a draft', [merged(1), unmerged(2, 'draft')], '#2 is still open'],
    [
      'waits for what was merged elsewhere',
      [merged(1), merged(2, { baseBranch: 'next' })],
      '#2 is merged into a branch that does not count',
    ],
    ['leaves out what was declined', [merged(1), unmerged(2, 'declined')], 'done at 1'],
    ['is not done where all was declined', [unmerged(2, 'declined')], 'no merge is left that counts'],
    [
      'leaves out what a merge queue tests',
      [merged(1), { ...unmerged(2, 'open'), branch: 'gh-readonly-queue/main/pr-1-5f3c' }],
      'done at 1',
    ],
    [
      'leaves out an open pull request that somebody unlinked',
      [merged(1), { ...unmerged(2, 'open'), decision: 'rejected' }],
      'done at 1',
    ],
    [
      'does not count a merge that somebody unlinked',
      [{ ...merged(1), decision: 'rejected' }],
      'no merge is left that counts',
    ],
    [
      'does not count the time of a merge that somebody unlinked',
      [merged(1), { ...merged(2), decision: 'rejected' }],
      'done at 1',
    ],
    ['counts what somebody confirmed', [{ ...merged(1), decision: 'confirmed' }], 'done at 1'],
    [
      'leaves out an open revert',
      [merged(1), { ...unmerged(2, 'open'), title: 'Revert "Change 1"' }],
      'done at 1',
    ],
  ])('%s', async (_, stored, expected) => {
    await store(stored)
    expect(await work()).toBe(expected)
  })
})

describe('what a merged revert took back', () => {
  const later = merged(9)
  test.each<readonly [string, Stored]>([
    ['by its number', [merged(1), revert(2, 'Reverts #1')]],
    ['by its commit', [merged(1), revert(2, `This reverts commit ${'1'.repeat(12)}.`, 'Revert "It"')]],
    ['by its title', [merged(1), revert(2, '', 'Revert "Change 1"')]],
    ['by its title with the number of a squash', [merged(1), revert(2, '', 'Revert "Change 1 (#1)"')]],
    ['without a word of what it is', [merged(1), revert(2, 'This reverts #nothing', 'revert: that')]],
    [
      'again, after it had come back',
      [merged(1), revert(2, 'Reverts #1'), revert(3, 'Reverts #2'), revert(4, 'Reverts #3')],
    ],
  ])('%s no longer counts', async (_, stored) => {
    await store(stored)
    expect(await work()).toBe('no merge is left that counts')
    await world.link(later)
    expect(await work()).toBe('done at 9')
  })

  test('does not count even where the revert is not linked to the issue', async () => {
    await world.link(merged(1))
    await unlink(await world.link(revert(2, '', 'Revert "Change 1"')))
    expect(await work()).toBe('no merge is left that counts')
  })

  test.each<readonly [string, Stored]>([
    ['another number', [revert(2, 'Reverts #11')]],
    ['another commit', [revert(2, `This reverts commit ${'f'.repeat(12)}.`, 'Revert "Change 1"')]],
    ['the number of another repository', [revert(2, 'Reverts acme/backend#1', 'Revert "Something else"')]],
    ['the title of another one', [merged(3, { title: 'Change' }), revert(4, '', 'Revert "Change"')]],
    ['what came back since', [revert(2, 'Reverts #1'), revert(3, 'Reverts #2')]],
  ])('is not meant by %s', async (_, stored) => {
    await world.link(merged(1))
    for (const pull of stored) {
      const id = await world.link(pull)
      if (pull.title?.startsWith('Revert')) await unlink(id)
    }
    expect(await work()).toBe('done at 1')
  })

  test('is not meant by an open revert, nor by a declined one', async () => {
    await store([merged(1), { ...unmerged(2, 'open'), body: 'Reverts #1', title: 'Revert it' }])
    await store([{ ...unmerged(3, 'declined'), body: 'Reverts #1' }])
    expect(await work()).toBe('done at 1')
  })

  test('is not guessed in another repository', async () => {
    await world.link(merged(1))
    await world.link(revert(2, '', 'Revert "Change 1"'), { repository: 'acme/backend' })
    expect(await work()).toBe('done at 1')
  })

  test('is not guessed from a revert that says nothing and names no issue, nor for what merged after it', async () => {
    await world.link(merged(1))
    await unlink(await world.link(revert(2, '', 'revert: that')))
    expect(await work()).toBe('done at 1')
    await store([revert(3, '', 'revert: that'), merged(4)])
    expect(await work()).toBe('done at 4')
  })
})

describe('it is read', () => {
  test('with the base branches that are set for each repository', async () => {
    await world.link(merged(1, { baseBranch: 'release/2' }))
    const [row] = await world.superuser<{ id: string }[]>`select repository_id::text as id from repository`
    const settings = { baseBranches: ['release/*'] }
    const set = readSettings('transition-issues', settings)
    await world.inTenant((sql) => ruleSettings(sql).save(row?.id ?? '', 'transition-issues', set, 'Olu'))
    expect(await work()).toBe('done at 1')
  })

  test('over every repository that may reach the issue, and no other', async () => {
    await world.link(merged(1))
    await world.link(unmerged(2, 'open'), { repository: 'acme/secret', projectIds: [] })
    expect(await work()).toBe('done at 1')
    await world.link(unmerged(3, 'open'), { repository: 'acme/backend' })
    expect(await work()).toBe('#3 is still open')
  })

  test('without repositories that nobody chooses any more', async () => {
    await world.link(merged(1))
    await world.link(unmerged(2, 'open'), { repository: 'acme/backend' })
    await world.superuser`update repository set left_at = now() where name = 'acme/backend'`
    expect(await work()).toBe('done at 1')
  })

  test('of no issue that is gone, or that nothing is linked to', async () => {
    expect(await read()).toBeUndefined()
    await world.link(merged(1))
    expect((await read())?.key).toBe('SHOP-7')
    await world.inTenant((sql) => issues(sql).markDeleted(issueId))
    expect(await read()).toBeUndefined()
  })
})
