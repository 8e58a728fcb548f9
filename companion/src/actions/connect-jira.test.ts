import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { CheckRun, Problem } from '@throughline/shared/connection-check'
import type { JiraFault } from '../../../sandbox/src/jira/jira-fault'
import { ira, mina, olu } from '../../../sandbox/src/jira/people'
import { type ConnectingWorld, createConnectingWorld } from '../../test/connecting-world'
import { connections } from '../connections/connections'
import { addJobs } from '../jobs/add-jobs'
import type { ActionTools } from './action'
import { connectJira } from './connect-jira'

let world: ConnectingWorld
beforeAll(async () => {
  world = await createConnectingWorld()
})
afterEach(() => world.forget())
afterAll(async () => {
  expect(world.violations()).toEqual([])
  await world.stop()
})

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** As olu, who administers Jira, types it; on Cloud. */
const onCloud = () => ({
  url: `${world.siteUrl}/`,
  email: ' olu@acme.example ',
  expiresOn: inDays(90),
  token: `${world.jira.issueApiToken(olu.accountId)}\n`,
})

const onDataCenter = () => ({
  url: `${world.jira.dataCenterUrl}/secure/Dashboard.jspa`,
  email: '',
  expiresOn: inDays(900),
  token: world.jira.issuePat('olu'),
})

type Typed = ReturnType<typeof onCloud>

const connect = async (typed: Typed, more: Partial<ActionTools> = {}) =>
  world.ended(await world.ask(connectJira, typed, more))

const statesOf = ({ checks }: CheckRun) => checks.map(({ id, state }) => `${id} ${state}`)
const problemIn = ({ checks }: CheckRun): Problem | undefined =>
  checks.find(({ problem }) => problem)?.problem

describe('a Jira whose checks all pass', () => {
  test('on Cloud is stored, with its secrets sealed', async () => {
    const typed = onCloud()
    const run = await connect(typed)
    expect(statesOf(run)).toEqual([
      'address passed',
      'deployment passed',
      'token passed',
      'email passed',
      'permissions passed',
      'webhook passed',
    ])
    expect(run.checks.map(({ facts }) => facts)).toMatchObject([
      { seconds: expect.stringMatching(/^\d+\.\d$/) },
      { deployment: 'cloud' },
      { name: 'Olu Adeyemi' },
      { deployment: 'cloud' },
      { count: '2' },
      { count: '1' },
    ])
    const [row] = await world.rows()
    const token = typed.token.trim()
    expect(row).toMatchObject({
      connection_id: run.connectionId,
      host: 'jira',
      mode: 'api-token',
      state: 'connected',
      base_url: world.siteUrl,
      deployment: 'cloud',
      account_name: 'Olu Adeyemi',
      account_id: olu.accountId,
      token_last_four: token.slice(-4),
      token_expires_at: new Date(`${typed.expiresOn}T23:59:59.999Z`),
      connected_by: 'Dana Ortiz',
      permissions: { ADD_COMMENTS: true, ADMINISTER: true },
      reaches_all_projects: true,
    })
    expect(row?.['last_ok_at']).toBeInstanceOf(Date)
    const { jira } = await world.tools.access.jiraOf(world.tenantId)
    expect((await jira.listProjects()).map(({ key }) => key)).toContain('SHOP')
  })

  test('on Data Center is stored without an email', async () => {
    const typed = onDataCenter()
    const run = await connect(typed)
    expect(run.state).toBe('saved')
    expect(run.checks[1]?.facts).toMatchObject({ deployment: 'data-center', version: '10.3.24' })
    const [row] = await world.rows()
    expect(row).toMatchObject({
      mode: 'pat',
      base_url: world.jira.dataCenterUrl,
      deployment: 'data-center',
      version: '10.3.24',
      sealed_email: null,
    })
    const { jira } = await world.tools.access.jiraOf(world.tenantId)
    expect((await jira.listProjects()).map(({ key }) => key)).toContain('SHOP')
  })

  test('leaves its token and email in no row and in no line of the log', async () => {
    const typed = onCloud()
    world.jira.faults.set({ kind: 'email-other' })
    await connect(typed)
    world.jira.faults.set({ kind: 'none' })
    await connect(typed)
    const dump = await world.superuser`
      select to_jsonb(connection)::text as text from connection
      union all select to_jsonb(check_run)::text from check_run
      union all select to_jsonb(audit)::text from audit
      union all select payload::text from graphile_worker._private_jobs`
    const everything = JSON.stringify([dump, world.logged])
    expect(dump.length).toBeGreaterThan(3)
    for (const secret of [typed.token.trim(), 'olu@acme.example', 'd.ortiz@acme.example'])
      expect(everything).not.toContain(secret)
  })

  test('is told of in the audit, once', async () => {
    const typed = onCloud()
    await connect(typed)
    const rows = await world.superuser`select * from audit where tenant_id = ${world.tenantId}`
    expect(rows).toMatchObject([
      {
        actor: 'Dana Ortiz',
        action: 'connect-jira',
        subject: new URL(world.siteUrl).host,
        after: { account: 'Olu Adeyemi', endsIn: typed.token.trim().slice(-4) },
      },
    ])
  })

  test('wakes what has waited for it', async () => {
    await world.database.withTenant(world.tenantId, (sql) =>
      addJobs(sql, [
        {
          name: 'refresh-issue',
          key: 'waits',
          queue: undefined,
          payload: { tenantId: world.tenantId, inboxId: '1', issueId: '10007' },
          runAt: new Date(Date.now() + 300_000),
        },
      ]),
    )
    await world.superuser`
      update graphile_worker._private_jobs
      set payload = (payload::jsonb || '{"waitingSince":"2026-11-20T10:00:00Z"}')::json`
    await connect(onCloud())
    const [job] = await world.jobs()
    expect(job?.runAt.getTime()).toBeLessThanOrEqual(Date.now() + 1_000)
  })

  test('has a webhook that is let in, and that Jira signs', async () => {
    await connect(onCloud())
    const [hook] = await world.superuser`select * from hook_route where tenant_id = ${world.tenantId}`
    expect(hook?.['git_host']).toBe('jira')
    expect(hook?.['sealed_secrets']).toHaveLength(1)
    expect(world.jira.webhooks().map(({ url }) => url)).toContain(
      `https://throughline.acme.example/jira/${hook?.['hook_id']}`,
    )
  })

  test('needs no webhook where Jira cannot reach us', async () => {
    const run = await connect(onCloud(), { isReachable: false })
    expect([run.state, problemIn(run)?.id]).toEqual(['saved', 'webhook.unreachable'])
    expect(await world.superuser`select from hook_route where tenant_id = ${world.tenantId}`).toEqual([])
  })

  test('of somebody who is no administrator waits for a webhook that is made by hand', async () => {
    const token = world.jira.issueApiToken(mina.accountId)
    const run = await connect({ ...onCloud(), email: 'mina@acme.example', token })
    const [hook] = await world.superuser`select * from hook_route where tenant_id = ${world.tenantId}`
    expect([run.state, problemIn(run)]).toMatchObject([
      'saved',
      {
        id: 'webhook.notAllowed',
        facts: { webhook: `https://throughline.acme.example/jira/${hook?.['hook_id']}` },
      },
    ])
    expect(hook?.['sealed_secrets']).toEqual([])
  })

  test('cannot be connected a second time', async () => {
    await connect(onCloud())
    await expect(connect(onDataCenter())).rejects.toMatchObject({ code: 'cannot-connect' })
    expect(await world.rows()).toHaveLength(1)
  })

  test('is stored once when two people connect it at the same moment', async () => {
    world.jira.faults.set({ kind: 'slow', delayMs: 300 })
    const runs = await Promise.all([onCloud(), onCloud()].map((typed) => world.ask(connectJira, typed)))
    world.jira.faults.set({ kind: 'none' })
    const ended = await Promise.all(runs.map(world.ended))
    expect(ended.map(({ state }) => state).sort()).toEqual(['failed', 'saved'])
    expect(await world.rows()).toHaveLength(1)
  })
})

describe('a Jira with a problem', () => {
  const firstFailed = (run: CheckRun) => run.checks.find(({ state }) => state === 'failed')

  test.each<[string, JiraFault, string, string, object]>([
    ['in maintenance', { kind: 'maintenance' }, 'deployment', 'jira.maintenance', { status: '503' }],
    ['that is no Jira', { kind: 'not-jira' }, 'deployment', 'url.notJira', { status: '200' }],
    [
      'that is too old',
      { kind: 'too-old', version: '8.20.30' },
      'deployment',
      'jira.tooOld',
      { version: '8.20.30' },
    ],
    [
      'that has moved',
      { kind: 'redirected', to: 'https://jira.new.example' },
      'address',
      'url.redirects',
      { target: 'https://jira.new.example', targetHost: 'jira.new.example' },
    ],
    ['with an allow-list of addresses', { kind: 'ip-blocked' }, 'deployment', 'ip.blocked', {}],
    ['that asks for a CAPTCHA', { kind: 'captcha' }, 'token', 'captcha', { user: 'olu@acme.example' }],
    [
      'that refuses the token',
      { kind: 'token-refused' },
      'token',
      'token.refused',
      { email: 'olu@acme.example', status: '401', endpoint: '/myself' },
    ],
    [
      'whose token is of another account',
      { kind: 'email-other' },
      'email',
      'email.other',
      { owner: 'd…@acme.example', ownerEmail: 'd.ortiz@acme.example', email: 'olu@acme.example' },
    ],
    [
      'whose account sees nothing',
      { kind: 'no-project' },
      'permissions',
      'perm.none',
      { account: 'Olu Adeyemi' },
    ],
    [
      'whose account may not comment',
      { kind: 'permission-missing', permission: 'ADD_COMMENTS' },
      'permissions',
      'perm.missing',
      { account: 'Olu Adeyemi', missing: 'ADD_COMMENTS', projects: 'OPS and SHOP' },
    ],
  ])('%s is not stored', async (_, fault, check, id, facts) => {
    world.jira.faults.set(fault)
    const run = await connect(onCloud())
    expect(run.state).toBe('failed')
    expect(firstFailed(run)).toMatchObject({ id: check, problem: { id } })
    expect(firstFailed(run)?.problem?.facts).toMatchObject(facts)
    const after = run.checks.slice(run.checks.findIndex(({ state }) => state === 'failed') + 1)
    expect(after.every(({ state }) => state === 'waiting')).toBe(true)
    expect(await world.rows()).toEqual([])
    expect(world.jira.webhooks()).toEqual(webhooksBefore())
  })

  const webhooksBefore = () => world.jira.webhooks()

  test('that hides the email is stored with a warning', async () => {
    world.jira.faults.set({ kind: 'email-hidden' })
    const run = await connect(onCloud())
    expect([run.state, problemIn(run)]).toEqual([
      'saved',
      { id: 'email.hidden', facts: { account: 'Olu Adeyemi' } },
    ])
  })

  test('that refuses webhooks is stored with a warning', async () => {
    world.jira.faults.set({ kind: 'webhook-refused' })
    const run = await connect(onCloud())
    expect([run.state, problemIn(run)?.id]).toEqual(['saved', 'webhook.notAllowed'])
  })

  test('that asks to wait is waited for, and says so meanwhile', async () => {
    world.jira.faults.set({ kind: 'rate-limited', retryAfterSeconds: 1, times: 1 })
    const begun = await world.ask(connectJira, onCloud())
    const seen: (string | undefined)[] = []
    let run = begun
    while (run.state === 'running') {
      run = await world.read(begun.runId)
      seen.push(problemIn(run)?.id)
    }
    expect(seen).toContain('rate.limited')
    expect(run.state).toBe('saved')
  })

  test('that asks to wait longer than a run lasts fails with that', async () => {
    world.jira.faults.set({ kind: 'rate-limited', retryAfterSeconds: 3_600 })
    expect(problemIn(await connect(onCloud()))).toMatchObject({
      id: 'rate.limited',
      facts: { seconds: '3600' },
    })
  })
})

describe('a wrong token', () => {
  test.each<[string, () => Typed, string]>([
    [
      'of Cloud at a Data Center',
      () => ({ ...onDataCenter(), token: world.jira.issueApiToken(olu.accountId) }),
      'token.kindDc',
    ],
    [
      'of Data Center at Cloud',
      () => ({ ...onCloud(), token: Buffer.from(`123456789012:${'a'.repeat(20)}`).toString('base64') }),
      'token.kindCloud',
    ],
    ['that Data Center does not know', () => ({ ...onDataCenter(), token: 'unknown' }), 'token.refusedDc'],
    ['of somebody else on Cloud', () => ({ ...onCloud(), email: 'mina@acme.example' }), 'token.refused'],
    [
      'of somebody who may not do enough',
      () => ({ ...onCloud(), email: 'ira@acme.example', token: world.jira.issueApiToken(ira.accountId) }),
      'perm.missing',
    ],
  ])('%s is told', async (_, typed, id) => {
    expect(problemIn(await connect(typed()))?.id).toBe(id)
    expect(await world.rows()).toEqual([])
  })

  test('that cannot be right is not sent to Jira', async () => {
    const before = world.jira.requests.length
    await connect({ ...onDataCenter(), token: world.jira.issueApiToken(olu.accountId) })
    expect(world.jira.requests.slice(before).map(({ path }) => path)).toEqual(['/jira/rest/api/2/serverInfo'])
  })
})

describe('a form that cannot be right', () => {
  const good = { url: 'https://acme.atlassian.net', email: 'a@b.example', expiresOn: '', token: 't' }

  test.each<[string, Partial<Typed>, Partial<Problem>]>([
    ['without an address', { url: ' ' }, { id: 'field.missing', field: 'url' }],
    ['with no web address', { url: 'acme.atlassian.net' }, { id: 'url.invalid', field: 'url' }],
    [
      'with Cloud by http',
      { url: 'http://acme.atlassian.net/x' },
      {
        id: 'url.httpsOnly',
        field: 'url',
        facts: { deployment: 'cloud', https: 'https://acme.atlassian.net' },
      },
    ],
    ['without an email, on Cloud', { email: '' }, { id: 'field.missing', field: 'email' }],
    ['without a token', { token: ' ' }, { id: 'field.missing', field: 'token' }],
    ['with a token that no header can carry', { token: 'töken' }, { id: 'token.refused', field: 'token' }],
    ['without a date', { expiresOn: '' }, { id: 'date.missing', field: 'expiresOn' }],
    [
      'with a date that there is not',
      { expiresOn: '2027-02-30' },
      { id: 'date.missing', field: 'expiresOn' },
    ],
    ['with a date that is over', { expiresOn: inDays(-2) }, { id: 'date.past', field: 'expiresOn' }],
    [
      'with a date that Cloud does not give',
      { expiresOn: inDays(400) },
      { id: 'date.tooFar', field: 'expiresOn' },
    ],
  ])('%s is told at once, and nothing is called', async (_, typed, problem) => {
    const run = await world.ask(connectJira, { ...good, expiresOn: inDays(30), ...typed })
    expect(run.state).toBe('failed')
    expect(run.checks.filter(({ state }) => state === 'failed')).toHaveLength(1)
    expect(problemIn(run)).toMatchObject(problem)
    expect(await world.read(run.runId)).toEqual(run)
  })

  test('tells everything that is wrong with it', async () => {
    const run = await world.ask(connectJira, { url: 'x', email: '', expiresOn: '', token: '' })
    expect(run.checks.flatMap(({ problem }) => (problem ? [problem.field] : []))).toEqual(['url', 'token'])
  })
})

describe('an address that must not be called', () => {
  test.each([
    ['https://169.254.169.254', 'url.blockedMetadata'],
    ['https://10.1.2.3', 'url.blocked'],
    ['http://a.example.com', 'url.notFound'],
  ])('%s is %s', async (url, id) => {
    const resolving = { ...onDataCenter(), url }
    const fetch: ActionTools['fetch'] = async (called, request) => {
      if (id !== 'url.notFound') return world.tools.fetch(called, request)
      throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } })
    }
    const run = await connect(resolving, { fetch })
    expect(run.checks[0]).toMatchObject({ id: 'address', state: 'failed', problem: { id, field: 'url' } })
    expect(problemIn(run)?.facts['mode']).toBe('self-managed')
  })
})

describe('the hosted companion', () => {
  test.each([
    'https://acme.atlassian.net',
    'https://acme.jira-dev.com',
    'https://api.atlassian.com/ex/jira/1',
    'https://jira.acme.example/jira',
    'not even an address',
  ])('takes no token for %s', async (url) => {
    const typed = { ...onCloud(), url }
    await expect(world.ask(connectJira, typed, { mode: 'hosted' })).rejects.toMatchObject({
      code: 'cannot-connect',
      problem: { id: 'token.hostedCloud' },
      message: expect.stringContaining('Install the Throughline app in Jira'),
    })
    expect(await world.superuser`select from check_run where tenant_id = ${world.tenantId}`).toEqual([])
  })
})

describe('nothing is half saved', () => {
  /** Every statement that saving makes, refused in turn. */
  test.each([
    ['the connection', 'connection', 'insert'],
    ['its webhook', 'hook_route', 'insert'],
    ['its audit', 'audit', 'insert'],
    ['the end of its run', 'check_run', 'update'],
  ])('when %s cannot be stored', async (_, table, verb) => {
    await world.superuser.unsafe(`
      create or replace function refuse_it() returns trigger language plpgsql as $$ begin
        if tg_table_name <> 'check_run' or new.state = 'saved' then raise exception 'refused'; end if;
        return new;
      end $$;
      create trigger refuse_it before ${verb} on ${table} for each row execute function refuse_it()`)
    const made = world.jira.webhooks().length
    const run = await connect(onCloud())
    await world.superuser.unsafe(`drop trigger refuse_it on ${table}`)
    expect(run.state).toBe('failed')
    expect(problemIn(run)).toMatchObject({ id: 'unexpected', reference: run.runId.slice(0, 8) })
    expect(await world.rows()).toEqual([])
    expect(await world.superuser`select from hook_route where tenant_id = ${world.tenantId}`).toEqual([])
    expect(await world.superuser`select from audit where tenant_id = ${world.tenantId}`).toEqual([])
    expect(world.jira.webhooks()).toHaveLength(made)
    expect((await connect(onCloud())).state).toBe('saved')
  })

  test('when its process falls silent: the run counts as failed, and can be saved no more', async () => {
    world.jira.faults.set({ kind: 'slow', delayMs: 400 })
    const begun = await world.ask(connectJira, onCloud())
    await world.superuser`update check_run set heard_at = now() - interval '61 seconds'`
    const seen = await world.read(begun.runId)
    expect(seen.state).toBe('failed')
    expect(problemIn(seen)).toMatchObject({ id: 'unexpected', reference: begun.runId.slice(0, 8) })
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect((await world.read(begun.runId)).state).toBe('failed')
    expect(await world.rows()).toEqual([])
  })
})

test('another tenant reads nothing of a run', async () => {
  const { runId } = await world.ask(connectJira, onCloud())
  const other = await world.install()
  const found = await world.database.withTenant(
    other.tenantId,
    (sql) => sql`select from check_run where run_id = ${runId}`,
  )
  expect(found).toEqual([])
  await world.ended({ runId, state: 'running', checks: [] })
  expect(await world.database.withTenant(other.tenantId, (sql) => connections(sql).list())).toHaveLength(1)
})
