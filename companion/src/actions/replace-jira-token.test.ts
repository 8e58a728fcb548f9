import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { mina, olu } from '../../../sandbox/src/jira/people'
import { type ConnectingWorld, createConnectingWorld } from '../../test/connecting-world'
import { problemIn } from '../../test/git-hosts-to-connect'
import { connectJira } from './connect-jira'
import { replaceJiraToken } from './replace-jira-token'

let world: ConnectingWorld
let connectionId: string
let first: string
beforeAll(async () => {
  world = await createConnectingWorld()
})
beforeEach(async () => {
  await world.forget()
  first = world.jira.issueApiToken(olu.accountId)
  const run = await world.ended(await world.ask(connectJira, typed(first)))
  connectionId = run.connectionId ?? ''
})
afterAll(async () => {
  expect(world.violations()).toEqual([])
  await world.stop()
})

const expiresOn = new Date(Date.now() + 120 * 86_400_000).toISOString().slice(0, 10)
const typed = (token: string, email = 'olu@acme.example') => ({
  url: world.siteUrl,
  email,
  expiresOn,
  token,
})
const replace = async (request: ReturnType<typeof typed>, id = connectionId) =>
  world.ended(await world.ask(replaceJiraToken, { ...request, connectionId: id }))
const hooks = () => world.superuser`select hook_id from hook_route where tenant_id = ${world.tenantId}`

describe('a checked token', () => {
  test('takes the place of the stored one, and what went wrong before is over', async () => {
    await world.superuser`update connection set state = 'expired', last_error = 'x', last_error_at = now()`
    const token = world.jira.issueApiToken(olu.accountId)
    const run = await replace(typed(token))
    expect([run.state, run.connectionId]).toEqual(['saved', connectionId])
    expect(await world.rows()).toMatchObject([
      {
        state: 'connected',
        last_error: null,
        token_last_four: token.slice(-4),
        token_expires_at: new Date(`${expiresOn}T23:59:59.999Z`),
      },
    ])
    const { jira } = await world.tools.access.jiraOf(world.tenantId)
    world.jira.revokeToken(first)
    expect((await jira.listProjects()).length).toBeGreaterThan(0)
  })

  test('of another account keeps the webhook that works, and says so in the audit', async () => {
    const before = await hooks()
    const run = await replace(typed(world.jira.issueApiToken(mina.accountId), 'mina@acme.example'))
    expect(run.state).toBe('saved')
    expect(before).toHaveLength(1)
    const audited = await world.superuser`
      select before, after from audit where action = 'replace-jira-token' and tenant_id = ${world.tenantId}`
    expect(audited).toMatchObject([
      { before: { account: 'Olu Adeyemi', endsIn: first.slice(-4) }, after: { account: 'Mina Sato' } },
    ])
  })
})

describe('the stored token stays', () => {
  test('where the new one does not pass', async () => {
    const run = await replace(typed('ATATT-unknown'))
    expect([run.state, problemIn(run)?.id]).toEqual(['failed', 'token.refused'])
    expect(await world.rows()).toMatchObject([{ state: 'connected', token_last_four: first.slice(-4) }])
  })

  test('where the address leads to another kind of Jira', async () => {
    const run = await replace({
      ...typed(world.jira.issuePat('olu'), ''),
      url: world.jira.dataCenterUrl,
    })
    expect(run.state).toBe('failed')
    expect(await world.rows()).toMatchObject([{ mode: 'api-token', token_last_four: first.slice(-4) }])
  })

  test('where the form cannot be right', async () => {
    expect(problemIn(await replace(typed(' ')))).toMatchObject({ id: 'field.missing', field: 'token' })
  })
})

test('there is nothing to replace of a Jira that is gone, or that its app has connected', async () => {
  await expect(replace(typed('x'), randomUUID())).rejects.toMatchObject({ code: 'not-there' })
  await world.superuser`update connection set mode = 'forge' where connection_id = ${connectionId}`
  await expect(replace(typed('x'))).rejects.toMatchObject({ code: 'not-there' })
})

test('the hosted companion takes no token', async () => {
  const request = { ...typed('x'), connectionId }
  await expect(world.ask(replaceJiraToken, request, { mode: 'hosted' })).rejects.toMatchObject({
    problem: { id: 'token.hostedCloud' },
  })
})
