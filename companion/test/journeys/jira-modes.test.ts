import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { commitOf } from '../in-world'
import { createOwnWorld, type OwnWorld } from '../own-world'
import { createWorld, eventually, type World } from '../world'

/** What a journey needs of a world, whatever the way to its Jira. */
type Fakes = Pick<World, 'jira' | 'gitHost'>

const issueIdIn = ({ jira }: Fakes, key: string) => jira.findIssue(key)?.id ?? ''

const open = ({ gitHost }: Fakes, title: string) =>
  gitHost.openPullRequest({
    repository: 'acme/storefront',
    title,
    branch: `branch-${Math.random().toString(36).slice(2)}`,
    author: 'mina',
    commits: [commitOf('Give up after eight seconds')],
  })

const webLinks = ({ jira }: Fakes, issueId: string, number: number) =>
  jira.remoteLinks(issueId).filter(({ object }) => object.url.endsWith(`/pull/${number}`))

const summaries = ({ jira }: Fakes, issueId: string, title: string) =>
  jira
    .comments(issueId)
    .filter(({ properties }) => properties.some(({ key }) => key === 'throughline'))
    .filter(({ body }) => JSON.stringify(body).includes(title))

/** Opened and merged: the issue has one comment of ours and one web link, now and after everything has come to rest. */
const mergesOnce = async (world: Fakes, settled: () => Promise<unknown>, key: string, words: string) => {
  const { pullRequest } = await open(world, `${key}: ${words}`)
  const issueId = issueIdIn(world, key)
  await eventually(
    () => webLinks(world, issueId, pullRequest.number),
    (found) => found.length === 1,
  )
  await world.gitHost.merge({ repository: 'acme/storefront', number: pullRequest.number, by: 'dana' })
  await eventually(
    () => summaries(world, issueId, words),
    (found) => found.length === 1,
  )
  await settled()
  expect(summaries(world, issueId, words)).toHaveLength(1)
  const links = await eventually(
    () => webLinks(world, issueId, pullRequest.number),
    ([link]) => link?.object.status.resolved === true,
  )
  expect(links).toHaveLength(1)
}

const atRest = (world: OwnWorld) => () =>
  eventually(world.jobs, ({ waiting, dead }) => waiting === 0 && dead === 0)

describe('through the app in Jira', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld()
  }, 60_000)
  afterAll(async () => {
    await world.stop()
    expect(world.violations()).toEqual([])
  })

  test('a merge becomes one comment and one web link', async () => {
    const isPosted = async () =>
      eventually(
        () => world.readPanel('SHOP-7'),
        ({ summaries: told }) => told.some((summary) => summary.isPosted),
      )
    await mergesOnce(world, isPosted, 'SHOP-7', 'Retry payment calls')
  })
})

describe.each([
  ['an API token, on Cloud', 'onCloud', {}, true],
  ['a Personal Access Token, on Data Center 10', 'onDataCenter', {}, true],
  ['a Personal Access Token, on Data Center 9', 'onDataCenter', { dataCenterVersion: '9.12.30' }, false],
] as const)('with %s', (_, form, version, isSigned) => {
  let world: OwnWorld
  beforeAll(async () => {
    world = await createOwnWorld(version)
  }, 60_000)
  afterAll(async () => {
    await world.stop()
    expect(world.violations()).toEqual([])
  })

  test('Jira is connected, and its webhook is made', async () => {
    const run = await world.connect(world[form]())
    expect(run.checks.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'address passed',
      'deployment passed',
      'token passed',
      'email passed',
      'permissions passed',
      'webhook passed',
    ])
    expect(run.state).toBe('saved')
    const [webhook] = world.jira.webhooks()
    expect(webhook?.url).toMatch(new RegExp(`^${world.companionUrl}/jira/[0-9a-f]{32}$`))
    expect(webhook?.secret !== undefined).toBe(isSigned)
  })

  test('a merge becomes one comment and one web link', async () => {
    await mergesOnce(world, atRest(world), 'SHOP-7', 'Retry payment calls')
  })

  test('an issue that is edited in Jira is known as it is then', async () => {
    const issueId = issueIdIn(world, 'SHOP-7')
    world.jira.editSummary('SHOP-7', 'Checkout gives up too late')
    world.jira.setStatus('SHOP-7', 'Done')
    await eventually(
      () => world.knownIssue(issueId),
      (issue) => issue?.summary === 'Checkout gives up too late' && issue.status === 'Done',
    )
    expect(world.jira.sentWebhooks().map(({ status }) => status)).toContain(202)
  })

  test('an issue that is moved keeps its pull requests under its new key', async () => {
    const issueId = issueIdIn(world, 'SHOP-7')
    world.jira.moveIssue('SHOP-7', 'SHOP-700')
    await eventually(
      () => world.knownIssue(issueId),
      (issue) => issue?.key === 'SHOP-700',
    )
    await mergesOnce(world, atRest(world), 'SHOP-7', 'Keep the former key')
  })

  test('an issue that is deleted is known to be gone', async () => {
    const { pullRequest } = await open(world, 'SHOP-8 Show the total')
    const issueId = issueIdIn(world, 'SHOP-8')
    await eventually(
      () => webLinks(world, issueId, pullRequest.number),
      (found) => found.length === 1,
    )
    world.jira.deleteIssue('SHOP-8')
    await eventually(
      () => world.knownIssue(issueId),
      (issue) => issue?.isDeleted === true,
    )
  })
})

describe.each([
  ['an API token', 'onCloud'],
  ['a Personal Access Token', 'onDataCenter'],
] as const)('once %s has ended', (_, form) => {
  let world: OwnWorld
  beforeAll(async () => {
    world = await createOwnWorld()
  }, 60_000)
  afterAll(async () => {
    await world.stop()
    expect(world.violations()).toEqual([])
  })

  const mergeSilently = async (key: string, words: string) => {
    const { pullRequest } = await open(world, `${key}: ${words}`)
    const { delivery } = await world.gitHost.merge({
      repository: 'acme/storefront',
      number: pullRequest.number,
      by: 'dana',
    })
    expect(delivery?.status).toBe(202)
  }
  const stateIs = (wanted: string) =>
    eventually(
      () => world.superuser`select state from connection where host = 'jira'`,
      ([row]) => row?.['state'] === wanted,
    )
  const everyDelivery = (outcome: string) =>
    eventually(
      () => world.superuser`select distinct outcome from inbox where event = 'pull_request'`,
      (rows) => rows.length === 1 && rows[0]?.['outcome'] === outcome,
    )

  test('Jira is not called any more, and everything that happened meanwhile follows its next token', async () => {
    const typed = world[form]()
    expect((await world.connect(typed)).state).toBe('saved')
    world.jira.revokeToken(typed.token)

    await mergeSilently('SHOP-7', 'Retry payment calls')
    await stateIs('revoked')
    await everyDelivery('waiting')
    const calls = world.jira.requests.length
    await mergeSilently('SHOP-8', 'Show the total')
    await everyDelivery('waiting')
    expect(world.jira.requests.length).toBe(calls)
    expect((await world.jobs()).dead).toBe(0)

    expect((await world.replaceToken(world[form]())).state).toBe('saved')
    for (const [key, words] of [
      ['SHOP-7', 'Retry payment calls'],
      ['SHOP-8', 'Show the total'],
    ] as const)
      await eventually(
        () => summaries(world, issueIdIn(world, key), words),
        (found) => found.length === 1,
      )
    await atRest(world)()
    expect(summaries(world, issueIdIn(world, 'SHOP-7'), 'Retry payment calls')).toHaveLength(1)
  }, 60_000)

  test('by its date, not even a first call is made', async () => {
    await world.superuser`update connection set token_expires_at = now() - interval '1 minute' where host = 'jira'`
    const calls = world.jira.requests.length
    await mergeSilently('SHOP-7', 'Keep the order')
    await eventually(
      () => world.superuser`select from inbox where event = 'pull_request' and outcome = 'waiting'`,
      ({ length }) => length > 0,
    )
    expect(world.jira.requests.length).toBe(calls)

    expect((await world.replaceToken(world[form]())).state).toBe('saved')
    await eventually(
      () => summaries(world, issueIdIn(world, 'SHOP-7'), 'Keep the order'),
      (found) => found.length === 1,
    )
  }, 60_000)
})
