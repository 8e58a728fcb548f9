import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { olu } from '../../../sandbox/src/jira/people'
import { type ConnectingWorld, createConnectingWorld } from '../../test/connecting-world'
import {
  createGitHostsToConnect,
  enterpriseUrl,
  type GitHostsToConnect,
  problemIn,
  statesOf,
} from '../../test/git-hosts-to-connect'
import { checkAgain } from './check-again'
import { connectGitHost } from './connect-git-host'
import { connectJira } from './connect-jira'

let world: ConnectingWorld
let hosts: GitHostsToConnect
beforeAll(async () => {
  world = await createConnectingWorld()
  hosts = createGitHostsToConnect(world)
})
afterEach(() => world.forget())
afterAll(async () => {
  expect([...hosts.violations(), ...world.violations()]).toEqual([])
  await world.stop()
})

const expiresOn = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10)

const connected = {
  async Jira() {
    const token = world.jira.issueApiToken(olu.accountId)
    const request = { url: world.siteUrl, email: 'olu@acme.example', expiresOn, token }
    const run = await world.ended(await world.ask(connectJira, request))
    return {
      connectionId: run.connectionId ?? '',
      tools: {},
      revoke: () => world.jira.revokeToken(token),
      faults: world.jira.faults,
    }
  },
  async GitHub() {
    const token = hosts.host.issueToken('olu')
    const request = { host: 'github' as const, url: enterpriseUrl, expiresOn, token }
    const run = await world.ended(await world.ask(connectGitHost, request, hosts.tools))
    const { host, tools } = hosts
    return {
      connectionId: run.connectionId ?? '',
      tools,
      revoke: () => host.revokeTokens(),
      faults: host.faults,
    }
  },
}

describe.each(['Jira', 'GitHub'] as const)('the checks of a stored %s', (system) => {
  test('pass in place, and end what went wrong before', async () => {
    const { connectionId, tools } = await connected[system]()
    await world.superuser`
      update connection set state = 'revoked', last_error = 'x', last_error_at = now(), account_name = 'Old name'`
    const [before] = await world.rows()
    const run = await world.ended(await world.ask(checkAgain, { connectionId }, tools))
    expect([run.state, run.connectionId]).toEqual(['saved', connectionId])
    expect(statesOf(run).every((line) => line.endsWith('passed'))).toBe(true)
    const [after] = await world.rows()
    expect(after).toMatchObject({ state: 'connected', last_error: null, account_name: 'Olu Adeyemi' })
    for (const kept of ['sealed_token', 'sealed_email', 'token_last_four', 'token_expires_at', 'base_url'])
      expect(after?.[kept]).toEqual(before?.[kept])
  })

  test('show that the token was taken back, which then is used no more', async () => {
    const { connectionId, tools, revoke } = await connected[system]()
    revoke()
    const run = await world.ended(await world.ask(checkAgain, { connectionId }, tools))
    expect(run.state).toBe('failed')
    expect(await world.rows()).toMatchObject([
      { state: 'revoked', last_error: `${system} did not accept this token.` },
    ])
    const audited = await world.superuser`
      select after from audit where action = 'check-again' and tenant_id = ${world.tenantId}`
    expect(audited).toMatchObject([{ after: { works: false, check: 'token', problem: problemIn(run)?.id } }])
  })

  test('do not bring back a token that was replaced meanwhile', async () => {
    const { connectionId, tools, faults } = await connected[system]()
    faults.set({ kind: 'slow', delayMs: 1_000 })
    const begun = await world.ask(checkAgain, { connectionId }, tools)
    await world.superuser`update connection set sealed_token = 'another' where connection_id = ${connectionId}`
    faults.set({ kind: 'none' })
    expect((await world.ended(begun)).state).toBe('failed')
    expect(await world.rows()).toMatchObject([{ sealed_token: 'another', state: 'connected' }])
  })
})

test('a git host that is only down keeps its token in use', async () => {
  const { connectionId, tools } = await connected.GitHub()
  hosts.host.faults.set({ kind: 'down' })
  const run = await world.ended(await world.ask(checkAgain, { connectionId }, tools))
  hosts.host.faults.set({ kind: 'none' })
  expect(problemIn(run)?.id).toBe('url.unreachable')
  expect(await world.rows()).toMatchObject([{ state: 'connected', last_error: null }])
})

test('there is nothing to check of a connection that is gone', async () => {
  await expect(world.ask(checkAgain, { connectionId: randomUUID() })).rejects.toMatchObject({
    code: 'not-there',
  })
})
