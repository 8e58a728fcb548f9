import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { NewToken } from '../../../sandbox/src/git-host/tokens'
import { type ConnectingWorld, createConnectingWorld } from '../../test/connecting-world'
import {
  createGitHostsToConnect,
  enterpriseUrl,
  type GitHostsToConnect,
  problemIn,
  statesOf,
} from '../../test/git-hosts-to-connect'
import type { ActionTools } from './action'
import { chooseRepositories } from './choose-repositories'
import { connectGitHost } from './connect-git-host'
import { disconnect } from './disconnect'

let world: ConnectingWorld
let hosts: GitHostsToConnect
beforeAll(async () => {
  world = await createConnectingWorld()
  hosts = createGitHostsToConnect(world)
})
afterEach(async () => {
  hosts.host.faults.set({ kind: 'none' })
  await world.forget()
})
afterAll(async () => {
  expect(hosts.violations()).toEqual([])
  await world.stop()
})

const typed = (
  more: { readonly url?: string; readonly expiresOn?: string; readonly token?: string } = {},
) => ({
  host: 'github' as const,
  url: enterpriseUrl,
  expiresOn: '',
  token: more.token ?? hosts.host.issueToken('olu'),
  ...more,
})
const ask = (request = typed(), more: Partial<ActionTools> = {}) =>
  world.ask(connectGitHost, request, { ...hosts.tools, ...more })
const connect = async (...asked: Parameters<typeof ask>) => world.ended(await ask(...asked))
const hooks = () => world.superuser`select * from hook_route where tenant_id = ${world.tenantId}`

describe('a git host whose checks all pass', () => {
  test.each([
    ['github.com', 'https://github.com/acme/storefront', 'https://api.github.com'],
    ['an Enterprise Server', `${enterpriseUrl}/login`, `${enterpriseUrl}/api/v3`],
  ])('is stored with its token sealed: %s', async (_, url, baseUrl) => {
    const { token, ...request } = typed({ url })
    const run = await connect({ ...request, token: ` ${token}\n` })
    expect([run.state, ...statesOf(run)]).toEqual([
      'saved',
      'address passed',
      'token passed',
      'permissions passed',
    ])
    expect(await world.rows()).toMatchObject([
      {
        connection_id: run.connectionId,
        host: 'github',
        mode: 'pat',
        state: 'connected',
        base_url: baseUrl,
        account_id: 'olu',
        account_name: 'Olu Adeyemi',
        token_last_four: token.slice(-4),
        token_expires_at: null,
        connected_by: 'Dana Ortiz',
        last_ok_at: expect.any(Date),
      },
    ])
    const client = await hosts.tools.access.gitHostOf(world.tenantId, run.connectionId ?? '')
    expect(await client.listRepositories()).toHaveLength(3)
  })

  test.each(['hosted', 'self-managed'] as const)('is stored by a %s companion', async (mode) => {
    expect((await connect(typed(), { mode })).state).toBe('saved')
  })

  test('has a place where its signed deliveries come in, and no webhook before repositories are chosen', async () => {
    await connect()
    expect(await hooks()).toMatchObject([{ git_host: 'github', sealed_secrets: [expect.any(String)] }])
    expect(hosts.host.hooks()).toEqual([])
  })

  test('leaves its token in no row and in no line of the log', async () => {
    const { token, ...request } = typed()
    await connect({ ...request, token })
    const dump = await world.superuser`
      select to_jsonb(connection)::text as text from connection
      union all select to_jsonb(check_run)::text from check_run
      union all select to_jsonb(audit)::text from audit`
    expect(dump.length).toBeGreaterThan(2)
    expect(JSON.stringify([dump, world.logged])).not.toContain(token)
  })

  test('is told of in the audit, once', async () => {
    const { token, ...request } = typed({ expiresOn: '2031-01-31' })
    await connect({ ...request, token })
    expect(await world.superuser`select * from audit where tenant_id = ${world.tenantId}`).toMatchObject([
      {
        actor: 'Dana Ortiz',
        action: 'connect-git-host',
        subject: 'git.acme.example',
        after: { account: 'Olu Adeyemi', endsIn: token.slice(-4), expiresOn: '2031-01-31' },
      },
    ])
  })

  test('ends when GitHub says, whatever was typed', async () => {
    const expiresAt = new Date(Date.now() + 30 * 86_400_000)
    expiresAt.setMilliseconds(0)
    const token = hosts.host.issueToken('olu', { expiresAt })
    await connect(typed({ token, expiresOn: '2031-01-31' }))
    expect(await world.rows()).toMatchObject([{ token_expires_at: expiresAt }])
  })

  test('cannot be connected a second time at the same address, but elsewhere', async () => {
    await connect()
    await expect(ask()).rejects.toMatchObject({
      code: 'cannot-connect',
      message: 'git.acme.example is connected already. Replace its token instead.',
    })
    expect((await connect(typed({ url: 'github.com' }))).state).toBe('saved')
    expect(await world.rows()).toHaveLength(2)
  })

  test('is stored once when two people connect it at the same moment', async () => {
    const runs = await Promise.all([typed(), typed()].map((request) => ask(request)))
    const ended = await Promise.all(runs.map(world.ended))
    expect(ended.map(({ state }) => state).sort()).toEqual(['failed', 'saved'])
    expect(await world.rows()).toHaveLength(1)
  })

  test('is taken up again with its repositories after it was disconnected', async () => {
    const { connectionId = '' } = await connect()
    const [storefront] = hosts.host.repositories()
    const hostRepositoryIds = [String(storefront?.id)]
    await world.ask(chooseRepositories, { connectionId, hostRepositoryIds }, hosts.tools)
    await world.ask(disconnect, { connectionId }, hosts.tools)
    const again = await connect()
    expect(again.connectionId).toBe(connectionId)
    expect(await world.rows()).toMatchObject([{ state: 'connected', ended_at: null }])
    expect(await hooks()).toHaveLength(1)
    const chosen = await world.superuser`select left_at from repository where connection_id = ${connectionId}`
    expect(chosen).toEqual([{ left_at: null }])
  })
})

describe('a token that may not do everything', () => {
  test.each<[string, NewToken, string, string, object]>([
    ['that may read nothing', { scopes: ['gist'] }, 'failed', 'git.scope', { scope: 'repo' }],
    [
      'that may not read pull requests',
      { permissions: ['contents'] },
      'failed',
      'git.scope',
      { scope: 'Pull requests: Read' },
    ],
    [
      'that may make no webhooks',
      { scopes: ['public_repo'] },
      'saved',
      'git.scope',
      { scope: 'admin:repo_hook', rules: 'webhooks' },
    ],
    [
      'that is not authorized for single sign-on',
      { unauthorizedFor: ['acme'] },
      'saved',
      'git.sso',
      { organization: expect.any(String) },
    ],
  ])('%s', async (_, token, state, id, facts) => {
    const run = await connect(typed({ token: hosts.host.issueToken('olu', token) }))
    expect(run.state).toBe(state)
    expect(problemIn(run)).toMatchObject({ id, facts })
    expect(await world.rows()).toHaveLength(state === 'saved' ? 1 : 0)
  })
})

describe('a git host with a problem is not stored', () => {
  test.each<[string, () => ReturnType<typeof typed>, string, string]>([
    ['an unknown token', () => typed({ token: 'ghp_unknown' }), 'token', 'git.refused'],
    ['a name that there is not', () => typed({ url: 'https://nowhere.example' }), 'address', 'url.notFound'],
  ])('%s', async (_, request, check, id) => {
    const run = await connect(request())
    expect(run.checks.find(({ state }) => state === 'failed')).toMatchObject({ id: check, problem: { id } })
    expect([await world.rows(), await hooks()]).toEqual([[], []])
  })

  test('one that is down', async () => {
    hosts.host.faults.set({ kind: 'down' })
    expect(problemIn(await connect())).toMatchObject({ id: 'url.unreachable', field: 'url' })
    expect(await world.rows()).toEqual([])
  })

  test('one that asks to wait longer than a run lasts', async () => {
    hosts.host.faults.set({ kind: 'rate-limited', limit: 'secondary', retryAfterSeconds: 3_600 })
    expect(problemIn(await connect())).toMatchObject({
      id: 'rate.limited',
      facts: { seconds: '3600', until: expect.any(String) },
    })
  })

  test('but one that asks to wait a moment is waited for', async () => {
    hosts.host.faults.set({ kind: 'rate-limited', limit: 'secondary', retryAfterSeconds: 1, times: 1 })
    expect((await connect()).state).toBe('saved')
  })
})

describe('a form that cannot be right', () => {
  test.each<[string, Parameters<typeof typed>[0], object]>([
    ['without an address', { url: ' ' }, { id: 'field.missing', field: 'url' }],
    ['with no web address', { url: 'not an address' }, { id: 'url.invalid', field: 'url' }],
    [
      'with a password in its address',
      { url: 'https://a:b@github.com' },
      { id: 'url.invalid', field: 'url' },
    ],
    ['without a token', { token: ' ' }, { id: 'field.missing', field: 'token' }],
    ['with a token that no header can carry', { token: 'tök' }, { id: 'git.refused', field: 'token' }],
    ['with a date that there is not', { expiresOn: '2027-02-30' }, { id: 'date.missing' }],
    ['with a date that is over', { expiresOn: '2020-01-31' }, { id: 'date.past', field: 'expiresOn' }],
  ])('%s is told at once, and nothing is called', async (_, more, problem) => {
    const called = hosts.host.requests.length
    const run = await ask(typed({ token: 'ghp_1', ...more }))
    expect(run.state).toBe('failed')
    expect(problemIn(run)).toMatchObject(problem)
    expect(hosts.host.requests).toHaveLength(called)
  })

  test('of a git host that this version does not know', async () => {
    await expect(ask({ ...typed(), host: 'gitea' as 'github' })).rejects.toMatchObject({
      code: 'config-invalid',
    })
  })
})

describe('nothing is half saved', () => {
  test.each([
    ['the connection', 'connection', 'insert'],
    ['the place of its deliveries', 'hook_route', 'insert'],
    ['its audit', 'audit', 'insert'],
    ['the end of its run', 'check_run', 'update'],
  ])('when %s cannot be stored', async (_, table, verb) => {
    await world.superuser.unsafe(`
      create or replace function refuse_it() returns trigger language plpgsql as $$ begin
        if tg_table_name <> 'check_run' or new.state = 'saved' then raise exception 'refused'; end if;
        return new;
      end $$;
      create trigger refuse_it before ${verb} on ${table} for each row execute function refuse_it()`)
    const run = await connect()
    await world.superuser.unsafe(`drop trigger refuse_it on ${table}`)
    expect(problemIn(run)).toMatchObject({ id: 'unexpected', reference: run.runId.slice(0, 8) })
    expect([await world.rows(), await hooks()]).toEqual([[], []])
    expect((await connect()).state).toBe('saved')
  })
})
