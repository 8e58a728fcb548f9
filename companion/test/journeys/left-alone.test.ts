import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { NewPullRequest } from '../../../sandbox/src/git-host/pull-request-steps'
import { commitOf, inWorld } from '../in-world'
import { createMovingWorld, type MovingWorld } from '../moving-world'
import { createWorld, eventually, type World } from '../world'

let world: World
let here: ReturnType<typeof inWorld>

beforeAll(async () => {
  world = await createWorld()
  here = inWorld(world)
}, 60_000)

afterAll(async () => {
  await here.stop()
  await world.stop()
  expect(world.violations()).toEqual([])
})

/** Why the deliveries of one pull request came to nothing, as their traces say it. */
const whySkipped = async (number: number) => {
  const rows = await here.superuser<{ detail: string }[]>`
    select trace.detail from trace join inbox using (tenant_id, inbox_id)
    where (inbox.body::jsonb ->> 'number')::int = ${number} and inbox.event = 'pull_request'
      and trace.outcome = 'skipped' order by trace_id`
  return rows.map(({ detail }) => detail)
}

describe('a pull request that nothing is linked to', () => {
  test.each([
    [
      'a merge queue made it',
      { branch: 'gh-readonly-queue/main/pr-42-5f3c' },
      'A merge queue made this branch.',
    ],
    ['it has the label no-ticket', { labels: ['no-ticket'] }, 'Skipped: label no-ticket.'],
    ['its title says no-jira', { title: 'SHOP-7 [no-jira] Tidy' }, 'Skipped: “no-jira” in the title.'],
    ['its description says NOJIRA', { body: 'NOJIRA' }, 'Skipped: “nojira” in the description.'],
    ['its branch says no-jira', { branch: 'no-jira-SHOP-7' }, 'Skipped: “no-jira” in the branch.'],
  ])('because %s', async (_, more, said) => {
    const { pullRequest } = await here.open({ title: 'SHOP-7 Tidy', ...more })
    await here.settled()
    expect(await here.findRow('SHOP-7', `#${pullRequest.number}`)).toBeUndefined()
    expect(here.webLinks('SHOP-7', pullRequest.number)).toEqual([])
    expect(await whySkipped(pullRequest.number)).toEqual([said])
  })

  test('a merge queue’s pull request is not even stored', async () => {
    const { pullRequest } = await here.open({ branch: 'gh-readonly-queue/main/pr-43-5f3c' })
    await here.settled()
    const stored = await here.superuser`select from pull_request where number = ${pullRequest.number}`
    expect(stored).toHaveLength(0)
  })
})

describe('the label no-ticket', () => {
  test('takes the link away once it is there, and taking it off brings the link back', async () => {
    const { pullRequest } = await here.open({ title: 'SHOP-7 Tidy' })
    const name = { repository: 'acme/storefront', number: pullRequest.number }
    const label = `#${pullRequest.number}`
    await here.row('SHOP-7', label)
    await world.gitHost.addLabel({ ...name, label: 'no-ticket' })
    await eventually(
      () => here.findRow('SHOP-7', label),
      (row) => row === undefined,
    )
    await here.settled()
    expect(here.webLinks('SHOP-7', pullRequest.number)).toEqual([])
    await world.gitHost.removeLabel({ ...name, label: 'no-ticket' })
    await here.row('SHOP-7', label)
  })
})

describe('a bot’s pull request', () => {
  test('is known by its state, and neither linked nor told about', async () => {
    const { pullRequest } = await here.open({
      title: 'SHOP-7 Bump dates',
      branch: 'dependabot/npm/dates-3.1.3',
      author: 'dependabot[bot]',
    })
    const name = { repository: 'acme/storefront', number: pullRequest.number }
    await world.gitHost.merge({ ...name, by: 'dana' })
    await eventually(
      () =>
        here.superuser`select from pull_request where number = ${pullRequest.number} and state = 'merged'`,
      (rows) => rows.length === 1,
    )
    await here.settled()
    expect(await here.findRow('SHOP-7', `#${pullRequest.number}`)).toBeUndefined()
    expect(here.summaries('SHOP-7', 'Bump dates')).toEqual([])
    expect(here.webLinks('SHOP-7', pullRequest.number)).toEqual([])
  })
})

describe('a merge of which nobody needs to hear', () => {
  let moving: MovingWorld
  beforeAll(async () => {
    moving = await createMovingWorld(createWorld)
    await moving.turnOn('transition-issues')
  }, 60_000)
  afterAll(async () => {
    await moving.stop()
    expect(moving.violations()).toEqual([])
  })

  const repository = 'acme/storefront'
  const guide = { path: 'docs/guide.md', change: 'added', patch: '@@ -0,0 +1 @@\n+# Guide' } as const
  const packages = {
    ...({ path: 'package.json', change: 'modified' } as const),
    patch: '@@ -1,1 +1,1 @@\n-  "dates": "3.1.2"\n+  "dates": "3.1.3"',
  }
  type Opened = Partial<Omit<NewPullRequest, 'repository'>>

  const open = async (key: string, more: Opened = {}) => {
    const { pullRequest } = await moving.gitHost.openPullRequest({
      ...{ repository, title: `${key}: Tidy`, branch: `tidy-${key}`, author: 'mina' },
      commits: [commitOf('Tidy')],
      ...more,
    })
    const { number } = pullRequest
    await moving.settled()
    return number
  }
  const merge = async (number: number) => {
    await moving.merge(number)
    const told = await moving.toldOf(number, 'post-merge-summary')
    await moving.settled()
    return `${told?.outcome}: ${told?.detail}`
  }

  test.each<readonly [string, (key: string) => Opened, string]>([
    [
      'changes documentation alone',
      () => ({ commits: [{ message: 'Write a guide', files: [guide] }] }),
      'skipped: Only documentation changed.',
    ],
    [
      'a bot made to update dependencies',
      () => ({ author: 'dependabot[bot]', commits: [{ message: 'Bump dates', files: [packages] }] }),
      'skipped: A bot updated dependencies.',
    ],
    [
      'a bot made on its own branch',
      () => ({ author: 'dependabot[bot]', branch: 'dependabot/npm/dates-3.1.3' }),
      'skipped: It is left alone: branch of dependabot.',
    ],
    [
      'has the label no-ticket',
      () => ({ labels: ['no-ticket'] }),
      'skipped: It is left alone: label no-ticket.',
    ],
    [
      'says [no-jira] beside its key',
      (key) => ({ title: `${key}: Tidy [no-jira]` }),
      'skipped: It is left alone: “no-jira” in the title.',
    ],
    [
      'says nojira in the name of its branch, beside its key',
      (key) => ({ branch: `${key}-nojira` }),
      'skipped: It is left alone: “nojira” in the branch.',
    ],
  ])('that %s posts nothing, and its trace says why', async (_, opened, said) => {
    const key = moving.addIssue()
    expect(await merge(await open(key, opened(key)))).toBe(said)
    expect(moving.commentsOf(key)).toEqual([])
  })

  test('on branches that an admin leaves out posts and moves nothing', async () => {
    await moving.set('skip-rules', { branchPattern: '^chore/' })
    const key = moving.addIssue()
    const number = await open(key, { branch: `chore/${key}` })
    expect(await merge(number)).toBe('skipped: It is left alone: its branch is left out by the skip rules.')
    expect(await moving.toldOf(number, 'transition-issues')).toMatchObject({ detail: 'No issue is linked.' })
    expect([moving.commentsOf(key), moving.movesOf(key)]).toEqual([[], []])
    await moving.set('skip-rules', {})
  })

  test('of a draft is told once it is no draft any more, where drafts are left out', async () => {
    await moving.set('skip-rules', { drafts: true })
    const key = moving.addIssue()
    const number = await open(key, { isDraft: true })
    expect(await moving.matchedOf(number)).toBe('skipped: Skipped: it is a draft.')
    await moving.gitHost.markReady({ repository, number })
    await moving.settled()
    expect(await moving.matchedOf(number)).toBe('done: Linked to 1 issue.')
    expect(await merge(number)).toContain('done: Comment on 1 linked issue')
    expect(moving.commentsOf(key)).toHaveLength(1)
    await moving.set('skip-rules', {})
  })

  test.each([
    ['is trusted', { trustedBots: ['dependabot[bot]'] }],
    ['counts as a person, as all bots do', { bots: false }],
  ])('of a bot that %s is linked as it opens', async (_, settings) => {
    const key = moving.addIssue()
    const left = await open(key, { author: 'dependabot[bot]' })
    expect(await moving.matchedOf(left)).toBe(
      'done: A bot did this: the state was refreshed, the links stay as they are.',
    )
    await moving.set('skip-rules', settings)
    const taken = await open(key, { author: 'dependabot[bot]', branch: `again-${key}` })
    expect(await moving.matchedOf(taken)).toBe('done: Linked to 1 issue.')
    await moving.set('skip-rules', {})
  })
})
