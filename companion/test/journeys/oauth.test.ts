import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { olu } from '../../../sandbox/src/jira/people'
import { commitOf } from '../in-world'
import { createOAuthVisit, type OAuthVisit } from '../oauth-visit'
import { createOwnWorld, type OwnWorld } from '../own-world'
import { eventually } from '../world'

let world: OwnWorld
let visit: OAuthVisit
beforeAll(async () => {
  world = await createOwnWorld()
}, 60_000)
beforeEach(async () => {
  visit = await createOAuthVisit(world)
})
afterAll(async () => {
  await world.stop()
  expect(world.violations()).toEqual([])
})

const connections = () => world.superuser`
  select state, base_url, site_url, mode, account_name, token_expires_at::date - now()::date as days
  from connection where host = 'jira' and ended_at is null`

const merge = async (key: string, words: string) => {
  const { pullRequest } = await world.gitHost.openPullRequest({
    repository: 'acme/storefront',
    title: `${key}: ${words}`,
    branch: `branch-${Math.random().toString(36).slice(2)}`,
    author: 'mina',
    commits: [commitOf('Give up after eight seconds')],
  })
  await world.gitHost.merge({ repository: 'acme/storefront', number: pullRequest.number, by: 'dana' })
}
const commented = (key: string, words: string) =>
  eventually(
    () =>
      world.jira
        .comments(world.jira.findIssue(key)?.id ?? '')
        .filter(({ body }) => JSON.stringify(body).includes(words)),
    (found) => found.length === 1,
  )
const refreshes = (outcome: string) =>
  world.account.tokenRequests.filter((one) => one.kind === 'refresh' && one.outcome === outcome).length
const textOf = async (answer: Response) => (await answer.text()).replaceAll('&#39;', '’')

describe('a sign-in at Atlassian that leads nowhere', () => {
  test('was cancelled there', async () => {
    const html = await textOf(await visit.comeBack(world.account.deny(await visit.begin())))
    expect(html).toContain('The sign-in at Atlassian was cancelled')
    expect(html).toContain('Connect with OAuth')
  })

  test('was used already', async () => {
    const back = world.account.deny(await visit.begin())
    await visit.comeBack(back)
    expect(await textOf(await visit.comeBack(back))).toContain('too old or was used already')
  })

  test('was begun in another browser', async () => {
    const back = await visit.allow()
    const other = await createOAuthVisit(world)
    expect(await textOf(await other.comeBack(back))).toContain('too old or was used already')
  })

  test('was never begun', async () => {
    const { callback } = world.account.client
    const html = await textOf(await visit.comeBack(`${callback}?state=${'A'.repeat(43)}&code=guessed`))
    expect(html).toContain('too old or was used already')
  })

  test('allowed no site', async () => {
    expect(await textOf(await visit.comeBack(await visit.allow([])))).toContain(
      'This Atlassian account has no Jira site',
    )
  })

  afterAll(async () => {
    expect(await connections()).toEqual([])
  })
})

test('of several sites a person chooses one, and Jira is connected', async () => {
  const sites = world.account.sites.map(({ cloudId }) => cloudId)
  const page = await visit.comeBack(await visit.allow(sites))
  const html = await textOf(page)
  expect(html).toContain('You allowed 2 sites.')
  const state = /name="state" value="([\w-]+)"/.exec(html)?.[1] ?? ''
  const form = { state, site: world.jira.cloudId }
  const run = await visit.finish(await visit.post('/settings/integrations/jira/oauth/site', form))
  expect(run.checks.map(({ id, state: one }) => `${id} ${one}`)).toEqual([
    'address passed',
    'deployment passed',
    'token passed',
    'permissions passed',
    'webhook passed',
  ])
  expect(run.state).toBe('saved')
  expect(await connections()).toMatchObject([
    {
      mode: 'oauth',
      state: 'connected',
      site_url: world.jira.siteUrl,
      account_name: 'Olu Adeyemi',
      days: 365,
    },
  ])
  const again = await visit.post('/settings/integrations/jira/oauth/site', form)
  expect(await textOf(again)).toContain('too old or was used already')
})

describe('the webhook of the app', () => {
  const webhooks = () => world.jira.webhooks().map(({ url, jql, appOf }) => ({ url, jql, appOf }))
  const ours = {
    url: expect.stringMatching(/\/jira\/[0-9a-f]{32}$/),
    jql: expect.stringContaining('project IN ('),
    appOf: olu.accountId,
  }
  const known = (summary: string) =>
    eventually(
      () => world.knownIssue(world.jira.findIssue('SHOP-7')?.id ?? ''),
      (issue) => issue?.summary === summary,
    )
  const tend = () => world.superuser`update connection set tend_at = now() where host = 'jira'`

  test('is registered, and tells what changes', async () => {
    expect(webhooks()).toEqual([ours])
    await merge('SHOP-7', 'Let the issue be known')
    await commented('SHOP-7', 'Let the issue be known')
    world.jira.editSummary('SHOP-7', 'Checkout gives up too late')
    await known('Checkout gives up too late')
    expect(world.jira.sentWebhooks().map(({ status }) => status)).toContain(202)
  })

  test('lets nobody in who does not know the app’s secret, and what was not delivered is read later', async () => {
    world.jira.signForApps('a secret that somebody has guessed')
    world.jira.editSummary('SHOP-7', 'Checkout waits')
    await eventually(
      () => world.jira.sentWebhooks().at(-1),
      (sent) => sent?.status === 401 && sent.attempts === 4,
    )
    const [webhook] = world.jira.webhooks()
    const headers = { 'content-type': 'application/json' }
    const unsigned = await fetch(webhook?.url ?? '', { method: 'POST', headers, body: '{}' })
    expect(unsigned.status).toBe(401)
    world.jira.signForApps(world.account.client.clientSecret)
    await tend()
    await known('Checkout waits')
  })

  test('is registered anew where Jira lost it', async () => {
    const [before] = world.jira.webhooks()
    world.jira.admitToken('by-hand', olu.accountId, { expiresInSeconds: 60 })
    await fetch(`${world.jira.siteUrl}/ex/jira/${world.jira.cloudId}/rest/api/3/webhook`, {
      method: 'DELETE',
      headers: { 'content-type': 'application/json', authorization: 'Bearer by-hand' },
      body: JSON.stringify({ webhookIds: [before?.id] }),
    })
    expect(webhooks()).toEqual([])
    await world.superuser`update jira_webhook set checked_at = now() - interval '1 hour'`
    await tend()
    await eventually(webhooks, ({ length }) => length === 1)
    expect(world.jira.webhooks()[0]?.id).not.toBe(before?.id)
    world.jira.editSummary('SHOP-7', 'Checkout gives up')
    await known('Checkout gives up')
  })
})

test('a merge becomes a comment while tokens end every few seconds', async () => {
  world.account.accessTokenSeconds = 2
  await world.superuser`update connection set access_expires_at = now() where host = 'jira'`
  await merge('SHOP-7', 'Retry payment calls')
  await commented('SHOP-7', 'Retry payment calls')
  const before = refreshes('given')
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  await merge('SHOP-8', 'Show the total')
  await commented('SHOP-8', 'Show the total')
  expect(refreshes('given')).toBeGreaterThan(before)
  expect(refreshes('used again') + refreshes('unknown')).toBe(0)
  world.account.accessTokenSeconds = 3_600
}, 60_000)

test('once the access was taken back, everything waits, and follows the next consent', async () => {
  await world.superuser`update connection set access_renewed_at = now() - interval '1 minute' where host = 'jira'`
  world.account.takeBack()
  await merge('SHOP-7', 'Keep the order')
  await eventually(connections, ([row]) => row?.['state'] === 'revoked')
  await eventually(
    () => world.superuser`select from inbox where event = 'pull_request' and outcome = 'waiting'`,
    ({ length }) => length > 0,
  )
  const calls = world.jira.requests.length
  await merge('SHOP-8', 'Round the total')
  const waiting = () =>
    world.superuser`select from inbox where event = 'pull_request' and outcome = 'waiting'`
  await eventually(waiting, ({ length }) => length > 1)
  expect(world.jira.requests.length).toBe(calls)
  expect((await world.jobs()).dead).toBe(0)
  const html = await eventually(
    async () => textOf(await visit.get('/settings/integrations/jira/access')),
    // One of the test before may wait, too.
    (text) => /[23] pull requests wait\./.test(text),
  )
  expect(html).toContain(`Atlassian ended the access to ${new URL(world.jira.siteUrl).host}`)
  expect(html).toContain('Connect again')
  expect(html).toContain('The access has ended')
  expect(html).not.toContain('Consent until')

  const other = world.account.sites.find(({ cloudId }) => cloudId !== world.jira.cloudId)
  const wrong = await visit.comeBack(await visit.allow([other?.cloudId ?? '']))
  expect(await textOf(wrong)).toContain('Another site was allowed')
  expect((await visit.connect()).state).toBe('saved')
  await commented('SHOP-7', 'Keep the order')
  await commented('SHOP-8', 'Round the total')
  expect(await connections()).toMatchObject([{ state: 'connected' }])
}, 60_000)

test('disconnecting deletes the webhook and the secrets', async () => {
  const [row] = await world.superuser`select connection_id as id from connection where host = 'jira'`
  const path = `/settings/integrations/connections/${row?.['id']}/disconnect`
  await visit.post(path, { confirm: new URL(world.jira.siteUrl).host })
  expect(world.jira.webhooks()).toEqual([])
  expect(await world.superuser`select from hook_route where git_host = 'jira'`).toEqual([])
  expect(
    await world.superuser`select sealed_token, sealed_access, tend_at from connection where host = 'jira'`,
  ).toEqual([{ sealed_token: null, sealed_access: null, tend_at: null }])
})
