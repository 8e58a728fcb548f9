import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { commitOf } from '../in-world'
import { createOwnWorld, type OwnWorld } from '../own-world'
import { eventually } from '../world'

describe.each([
  ['Cloud', 'onCloud'],
  ['Data Center', 'onDataCenter'],
] as const)('a companion that nobody can call, with a Jira on %s', (_, form) => {
  let world: OwnWorld
  beforeAll(async () => {
    world = await createOwnWorld({ isReachable: false })
  }, 60_000)
  afterAll(async () => {
    await world.stop()
    expect(world.violations()).toEqual([])
  })

  /** As if its minute were over. */
  const askNow = () => world.superuser`update poll set due_at = now()`

  test('is connected without a webhook, and says so', async () => {
    const run = await world.connect(world[form]())
    const problems = run.checks.flatMap(({ problem }) => (problem ? [problem.id] : []))
    expect([run.state, problems]).toEqual(['saved', ['webhook.unreachable']])
    expect(world.jira.webhooks()).toEqual([])
  })

  test('knows an edited issue after it has asked, and those edited while Jira was away', async () => {
    await world.gitHost.openPullRequest({
      repository: 'acme/storefront',
      title: 'SHOP-7 Retry payment calls',
      branch: 'retry',
      author: 'mina',
      commits: [commitOf('Give up after eight seconds')],
    })
    const issueId = world.jira.findIssue('SHOP-7')?.id ?? ''
    const known = (summary: string) =>
      eventually(
        () => world.knownIssue(issueId),
        (issue) => issue?.summary === summary,
      )
    await known(world.jira.findIssue('SHOP-7')?.summary ?? '')

    world.jira.editSummary('SHOP-7', 'Checkout gives up too late')
    await askNow()
    await known('Checkout gives up too late')

    world.jira.faults.set({ kind: 'maintenance' })
    world.jira.editSummary('SHOP-7', 'Checkout keeps the order')
    const calls = world.jira.requests.length
    await askNow()
    await eventually(
      () => world.jira.requests.length,
      (count) => count > calls,
    )
    world.jira.faults.set({ kind: 'none' })
    await askNow()
    await known('Checkout keeps the order')
  }, 60_000)
})
