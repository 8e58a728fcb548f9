import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type ConnectingWorld, createConnectingWorld } from '../../test/connecting-world'
import {
  createGitHostsToConnect,
  enterpriseUrl,
  type GitHostsToConnect,
  problemIn,
} from '../../test/git-hosts-to-connect'
import { connectGitHost } from './connect-git-host'
import { replaceGitHostToken } from './replace-git-host-token'

let world: ConnectingWorld
let hosts: GitHostsToConnect
let connectionId: string
let first: string
beforeAll(async () => {
  world = await createConnectingWorld()
  hosts = createGitHostsToConnect(world)
})
beforeEach(async () => {
  await world.forget()
  first = hosts.host.issueToken('olu')
  const request = { host: 'github' as const, url: enterpriseUrl, expiresOn: '', token: first }
  const run = await world.ended(await world.ask(connectGitHost, request, hosts.tools))
  connectionId = run.connectionId ?? ''
})
afterAll(async () => {
  expect(hosts.violations()).toEqual([])
  await world.stop()
})

const replace = async (token: string, more: { connectionId?: string; expiresOn?: string } = {}) =>
  world.ended(
    await world.ask(replaceGitHostToken, { connectionId, expiresOn: '', token, ...more }, hosts.tools),
  )

test('a checked token takes the place of the stored one, and what went wrong before is over', async () => {
  await world.superuser`update connection set state = 'revoked', last_error = 'x', last_error_at = now()`
  const token = hosts.host.issueToken('mina')
  const run = await replace(token, { expiresOn: '2031-01-31' })
  expect([run.state, run.connectionId]).toEqual(['saved', connectionId])
  expect(await world.rows()).toMatchObject([
    {
      connection_id: connectionId,
      base_url: `${enterpriseUrl}/api/v3`,
      state: 'connected',
      last_error: null,
      account_name: 'Mina Sato',
      token_last_four: token.slice(-4),
      token_expires_at: new Date('2031-01-31T23:59:59Z'),
    },
  ])
  const audited = await world.superuser`
    select before, after from audit where action = 'replace-git-host-token' and tenant_id = ${world.tenantId}`
  expect(audited).toMatchObject([
    {
      before: { account: 'Olu Adeyemi', endsIn: first.slice(-4) },
      after: { account: 'Mina Sato', endsIn: token.slice(-4) },
    },
  ])
})

test('the stored one stays where the new one does not pass', async () => {
  const run = await replace('ghp_unknown')
  expect([run.state, problemIn(run)?.id]).toEqual(['failed', 'git.refused'])
  expect(await world.rows()).toMatchObject([{ state: 'connected', token_last_four: first.slice(-4) }])
  const client = await hosts.tools.access.gitHostOf(world.tenantId, connectionId)
  expect((await client.readAccount()).login).toBe('olu')
})

test('a form that cannot be right is told at once', async () => {
  expect(problemIn(await replace(' '))).toMatchObject({ id: 'field.missing', field: 'token' })
})

test('there is nothing to replace of a connection that is gone, or is Jira', async () => {
  await expect(replace('x', { connectionId: randomUUID() })).rejects.toMatchObject({ code: 'not-there' })
  await world.superuser`update connection set host = 'jira' where connection_id = ${connectionId}`
  await expect(replace('x')).rejects.toMatchObject({ code: 'not-there' })
})
