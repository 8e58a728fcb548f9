import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { olu } from '../../../sandbox/src/jira/people'
import { type ConnectingWorld, createConnectingWorld } from '../../test/connecting-world'
import {
  createGitHostsToConnect,
  enterpriseUrl,
  type GitHostsToConnect,
} from '../../test/git-hosts-to-connect'
import { connections } from '../connections/connections'
import { chooseRepositories } from './choose-repositories'
import { connectGitHost } from './connect-git-host'
import { connectJira } from './connect-jira'
import { disconnect } from './disconnect'

let world: ConnectingWorld
let hosts: GitHostsToConnect
beforeAll(async () => {
  world = await createConnectingWorld()
  hosts = createGitHostsToConnect(world)
})
afterEach(async () => {
  hosts.host.faults.set({ kind: 'none' })
  for (const { id } of hosts.host.hooks()) hosts.host.removeHook(id)
  await world.forget()
})
afterAll(async () => {
  expect([...hosts.violations(), ...world.violations()]).toEqual([])
  await world.stop()
})

const expiresOn = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10)
const end = (connectionId: string) => world.ask(disconnect, { connectionId }, hosts.tools)

/** GitHub with two repositories, each with its webhook. */
const connectedGitHost = async () => {
  const token = hosts.host.issueToken('olu')
  const request = { host: 'github' as const, url: enterpriseUrl, expiresOn, token }
  const { connectionId = '' } = await world.ended(await world.ask(connectGitHost, request, hosts.tools))
  const client = await hosts.tools.access.gitHostOf(world.tenantId, connectionId)
  const administered = (await client.listRepositories()).filter(({ mayAdminister }) => mayAdminister)
  const hostRepositoryIds = administered.slice(0, 2).map(({ hostRepositoryId }) => hostRepositoryId)
  await world.ask(chooseRepositories, { connectionId, hostRepositoryIds }, hosts.tools)
  expect(hosts.host.hooks()).toHaveLength(2)
  return connectionId
}

const nothingLeft = {
  state: 'revoked',
  ended_at: expect.any(Date),
  sealed_token: null,
  sealed_email: null,
  token_last_four: null,
}

describe('a git host', () => {
  test('has its webhooks deleted there and its secrets destroyed here', async () => {
    const connectionId = await connectedGitHost()
    expect(await end(connectionId)).toEqual({ webhooksDeleted: 2, webhooksLeft: 0 })
    expect(hosts.host.hooks()).toEqual([])
    expect(await world.rows()).toMatchObject([nothingLeft])
    expect(await world.superuser`select from hook_route where tenant_id = ${world.tenantId}`).toEqual([])
    expect(await world.superuser`select from webhook where tenant_id = ${world.tenantId}`).toEqual([])
    const audited = await world.superuser`
      select * from audit where action = 'disconnect' and tenant_id = ${world.tenantId}`
    expect(audited).toMatchObject([
      {
        actor: 'Dana Ortiz',
        subject: 'git.acme.example',
        before: { host: 'github', account: 'Olu Adeyemi' },
        after: { webhooksDeleted: 2, webhooksLeft: 0 },
      },
    ])
  })

  test.each([
    ['is down', () => hosts.host.faults.set({ kind: 'down' })],
    ['refuses the token', () => hosts.host.revokeTokens()],
  ])('that %s keeps its webhooks, and is disconnected all the same', async (_, goWrong) => {
    const connectionId = await connectedGitHost()
    goWrong()
    expect(await end(connectionId)).toEqual({ webhooksDeleted: 0, webhooksLeft: 2 })
    expect(await world.rows()).toMatchObject([nothingLeft])
  })

  test('whose secrets are destroyed already is disconnected, too', async () => {
    const connectionId = await connectedGitHost()
    await world.superuser`update connection set sealed_token = null where connection_id = ${connectionId}`
    expect(await end(connectionId)).toEqual({ webhooksDeleted: 0, webhooksLeft: 2 })
  })

  test('counts a webhook that somebody has removed as deleted', async () => {
    const connectionId = await connectedGitHost()
    const [first] = hosts.host.hooks()
    if (first) hosts.host.removeHook(first.id)
    expect(await end(connectionId)).toEqual({ webhooksDeleted: 2, webhooksLeft: 0 })
  })
})

describe('a Jira', () => {
  const connectedJira = async () => {
    const token = world.jira.issueApiToken(olu.accountId)
    const request = { url: world.siteUrl, email: 'olu@acme.example', expiresOn, token }
    const { connectionId = '' } = await world.ended(await world.ask(connectJira, request))
    return connectionId
  }

  test('has its webhook deleted there and its secrets destroyed here', async () => {
    const before = world.jira.webhooks().length
    const connectionId = await connectedJira()
    expect(world.jira.webhooks()).toHaveLength(before + 1)
    expect(await world.ask(disconnect, { connectionId })).toEqual({ webhooksDeleted: 1, webhooksLeft: 0 })
    expect(world.jira.webhooks()).toHaveLength(before)
    expect(await world.rows()).toMatchObject([nothingLeft])
    const found = await world.database.withTenant(world.tenantId, (sql) => connections(sql).findJira())
    expect(found).toBeUndefined()
  })

  test('that is down is disconnected all the same', async () => {
    const connectionId = await connectedJira()
    world.jira.faults.set({ kind: 'down' })
    expect(await world.ask(disconnect, { connectionId })).toEqual({ webhooksDeleted: 0, webhooksLeft: 1 })
    expect(await world.rows()).toMatchObject([nothingLeft])
  })

  test('that its app has connected is not disconnected here', async () => {
    const connectionId = await connectedJira()
    await world.superuser`update connection set mode = 'forge' where connection_id = ${connectionId}`
    await expect(end(connectionId)).rejects.toMatchObject({ code: 'cannot-connect' })
  })
})

test('there is nothing to disconnect twice', async () => {
  const connectionId = await connectedGitHost()
  await end(connectionId)
  await expect(end(connectionId)).rejects.toMatchObject({ code: 'not-there' })
  await expect(end(randomUUID())).rejects.toMatchObject({ code: 'not-there' })
})
