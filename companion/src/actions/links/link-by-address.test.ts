import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { ActionName, ActionRequest } from '@throughline/shared/actions'
import { olu } from '../../../../sandbox/src/jira/people'
import { type ConnectingWorld, createConnectingWorld } from '../../../test/connecting-world'
import {
  createGitHostsToConnect,
  enterpriseUrl,
  type GitHostsToConnect,
} from '../../../test/git-hosts-to-connect'
import { commitOf } from '../../../test/in-world'
import { createAccess } from '../../connections/access'
import type { SafeFetch } from '../../fetch/safe-fetch'
import { linkedIssues } from '../../pull-requests/linked-issues'
import type { Action } from '../action'
import { builtActions } from '../index'

const storefront = 'acme/storefront'
const expiresOn = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10)

let world: ConnectingWorld
let hosts: GitHostsToConnect
let number = 0
beforeAll(async () => {
  world = await createConnectingWorld()
  hosts = createGitHostsToConnect(world)
  const { database, keyring, clock, fetch: toJira, mode } = world.tools
  const fetch: SafeFetch = (to, request) =>
    (to.startsWith(world.siteUrl) ? toJira : hosts.tools.fetch)(to, request)
  const tools = { fetch, access: createAccess({ database, keyring, fetch, clock, mode }) }
  ask = (name, request) => world.ask(builtActions[name] as unknown as Action<typeof name>, request, tools)
  const run = async <Name extends 'connect-jira' | 'connect-git-host'>(
    name: Name,
    request: ActionRequest<Name>,
  ) => String((await world.ended((await ask(name, request)) as never)).connectionId)
  await run('connect-jira', {
    ...{ url: world.siteUrl, email: 'olu@acme.example', expiresOn },
    token: world.jira.issueApiToken(olu.accountId),
  })
  const token = hosts.host.issueToken('olu')
  const connectionId = await run('connect-git-host', { host: 'github', url: enterpriseUrl, expiresOn, token })
  const hostRepositoryIds = [String(hosts.host.findRepository(storefront)?.id)]
  await ask('choose-repositories', { connectionId, hostRepositoryIds })
  const [row] = await world.superuser<{ id: string }[]>`select repository_id::text as id from repository`
  await ask('map-repository', { repositoryId: row?.id ?? '', projectIds: ['10000'] })
  const opened = await hosts.host.openPullRequest({
    ...{ repository: storefront, title: 'Log slow calls', branch: 'slow-calls', author: 'mina' },
    commits: [commitOf('Log them')],
  })
  number = opened.pullRequest.number
})
afterAll(async () => {
  expect([...hosts.violations(), ...world.violations()]).toEqual([])
  await world.stop()
})

let ask: <Name extends ActionName>(name: Name, request: ActionRequest<Name>) => Promise<object>

const link = (pull: number) =>
  ask('link-pull-request', {
    ...{ issueId: '10007', overrides: false },
    pullRequest: { by: 'address', address: `${enterpriseUrl}/${storefront}/pull/${pull}` },
  })

describe('a pull request that nobody has told us about', () => {
  test('is asked from its host, and linked to an issue that we have not met either', async () => {
    expect(await world.superuser`select from pull_request`).toHaveLength(0)
    expect(await world.superuser`select from issue`).toHaveLength(0)
    const linked = await link(number)
    expect(linked).toEqual({ outcome: 'linked', pullRequestId: expect.any(String), label: `#${number}` })
    const [pull] = await world.superuser<{ id: string; title: string }[]>`
      select pull_request_id::text as id, title from pull_request`
    expect(pull?.title).toBe('Log slow calls')
    const links = await world.database.withTenant(world.tenantId, (sql) =>
      linkedIssues(sql).of(pull?.id ?? ''),
    )
    expect(links).toEqual(['10007'])
  })

  test('and is not there either, is said so', async () => {
    const message = `${storefront} has no pull request #9999`
    await expect(link(9999)).rejects.toMatchObject({ code: 'not-there', message })
  })
})
