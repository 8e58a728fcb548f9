import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createFakeJira, type FakeJira } from '../../../sandbox/src/jira/fake-jira'
import { mina } from '../../../sandbox/src/jira/people'
import { holdToContract } from '../../test/contracts/hold-to-contract'
import { createPoolWorld } from '../../test/pool-world'
import { createLocks, type Locks } from '../database/locks'
import { issueSyncs } from '../issue-pool/issue-syncs'
import { jiraOverRest } from '../jira/jira-over-rest'
import { wordsOf } from '../link-scoring/words'
import { silentLog } from '../log'
import { TENANT_POINTS } from './reading-budget'
import { createSyncIssues } from './sync-issues'

const { gatedFetch } = holdToContract('jira-cloud-v3')
let world: Awaited<ReturnType<typeof createPoolWorld>>
let locks: Locks
let tenant: Awaited<ReturnType<typeof world.addTenant>>
let jira: FakeJira

beforeAll(async () => {
  world = await createPoolWorld()
  locks = createLocks({ url: world.url, connections: 2, waitMs: 1_000 })
})
beforeEach(async () => {
  tenant = await world.addTenant('10000')
  jira = createFakeJira({ cloudId: 'cloud-1', siteUrl: 'http://jira.test', clock: () => new Date() })
  for (let number = 100; number < 130; number++)
    jira.addIssue({ key: `SHOP-${number}`, summary: `Refund ${number}`, reporterId: mina.accountId })
})
afterEach(() => expect(jira.violations).toEqual([]))
afterAll(async () => {
  await locks.close()
  await world.stop()
})

const sync = () => {
  const token = jira.issueSystemToken()
  const auth = {
    baseUrl: `http://jira.test/ex/jira/cloud-1`,
    authorize: async () => ({ authorization: `Bearer ${token}` }),
  }
  const asked = jiraOverRest(
    auth,
    gatedFetch(async (url, request) => jira.app.request(url, request)),
  )
  const access = {
    jiraOf: async () => ({ connectionId: '', jira: asked }),
    gitHostOf: () => Promise.reject(),
  }
  const { tenantId } = tenant
  return createSyncIssues({ database: world.database, locks, access, log: silentLog })({
    tenantId,
    projectId: '10000',
  })
}

const reading = () => tenant.inTenant((sql) => issueSyncs(sql).find('10000'))
const pagesOf = (size: number) => tenant.inTenant((sql) => issueSyncs(sql).resizePages('10000', size))
const storedKeys = async () =>
  (await tenant.inTenant((sql) => sql<{ key: string }[]>`select key from open_issue order by issue_id`)).map(
    ({ key }) => key,
  )
const searches = () => jira.requests.filter(({ path }) => path.endsWith('/search/jql')).length
const openKeys = () =>
  jira
    .issues()
    .filter(({ projectId, statusId }) => projectId === '10000' && statusId !== '10001')
    .map(({ key }) => key)

describe('reading the open issues of a project', () => {
  it('keeps every one that is not done, with its texts and people', async () => {
    await sync()
    expect(await reading()).toMatchObject({ state: 'read', readCount: 32, expected: 32 })
    expect(await storedKeys()).toEqual(openKeys())
    const [issue] = await (await tenant.pool()).search(new Map([['checkout', 1]]), 'text', 1)
    expect(issue).toMatchObject({
      key: 'SHOP-7',
      type: 'Bug',
      components: ['Payments'],
      assignee: { displayName: 'Mina Sato' },
      reporter: { displayName: 'Ira Lindqvist' },
    })
    expect(issue?.text.hasDescription).toBe(true)
    expect([...(issue?.text.words.keys() ?? [])]).toEqual(
      expect.arrayContaining([...wordsOf('Retry within a deadline')]),
    )
  })

  it('goes on where it stopped, whatever ended it', async () => {
    await pagesOf(10)
    const stop = jira.override(({ url }) =>
      url.endsWith('/search/jql') && searches() >= 2 ? new Response('', { status: 502 }) : undefined,
    )
    await expect(sync()).rejects.toMatchObject({ code: 'jira-unavailable' })
    expect(await reading()).toMatchObject({ state: 'reading', readCount: 20 })
    stop()
    const before = searches()
    await sync()
    expect(searches() - before).toBe(2)
    expect(await storedKeys()).toEqual(openKeys())
  })

  it('goes on by the date where Jira has forgotten the page', async () => {
    await pagesOf(10)
    await sync()
    const { createdAt = '' } = jira.findIssue('SHOP-110') ?? {}
    await tenant.inTenant(
      (sql) => sql`
        update issue_sync set state = 'reading', next_page = ${`${Date.parse(createdAt)}  forgotten`}`,
    )
    await sync()
    expect(await reading()).toMatchObject({ state: 'read' })
    expect(await storedKeys()).toEqual(openKeys())
  })

  it('asks for less after an answer that did not come', async () => {
    const stop = jira.override(({ url }) =>
      url.endsWith('/search/jql') ? new Response('', { status: 502 }) : undefined,
    )
    await expect(sync()).rejects.toMatchObject({ code: 'jira-unavailable' })
    expect(await reading()).toMatchObject({ pageSize: 50 })
    stop()
  })

  it('is done again after a day, and leaves out what is gone without a word', async () => {
    await world.superuser`update connection set mode = 'pat' where tenant_id = ${tenant.tenantId} and host = 'jira'`
    await tenant.inTenant(
      (sql) =>
        sql`insert into rule (repository_id, rule_id, is_on) values (${tenant.repositoryId}, 'auto-link', true)`,
    )
    await sync()
    jira.deleteIssue('SHOP-110')
    jira.setStatus('SHOP-111', 'Done')
    await world.database.atDoor((sql) => sql`select queue_due_issue_syncs()`)
    expect(await reading()).toMatchObject({ state: 'read' })
    await tenant.inTenant((sql) => sql`update issue_sync set read_at = now() - interval '25 hours'`)
    await world.database.atDoor((sql) => sql`select queue_due_issue_syncs()`)
    expect(await reading()).toMatchObject({ state: 'reading', isFirst: false, expected: undefined })
    await sync()
    expect(await reading()).toMatchObject({ state: 'read', readCount: 30 })
    expect(await storedKeys()).toEqual(openKeys())
    const { issueCount } = await (await tenant.pool()).statisticsOf(new Set())
    expect(issueCount).toBe(30)
  })

  it('does nothing for a project that is not wanted', async () => {
    await tenant.inTenant((sql) => sql`delete from issue_sync`)
    await sync()
    expect(jira.requests).toHaveLength(0)
  })

  it('deletes everything of a project that is not wanted any more', async () => {
    await sync()
    await tenant.inTenant((sql) => sql`update issue_sync set state = 'leaving'`)
    await sync()
    const left = await tenant.inTenant(
      (sql) => sql`
        select project_id from open_issue union all select project_id from issue_index
        union all select project_id from token_count union all select project_id from issue_sync`,
    )
    expect(left).toHaveLength(0)
  })
})

describe('the budget of an app', () => {
  const use = (tenantId: string, points: number) => world.superuser`
    insert into point_use (tenant_id, hour, points) values (${tenantId}, date_trunc('hour', now(), 'UTC'), ${points})`
  afterEach(() => world.superuser`delete from point_use`)

  it('counts a call, and each issue in its answer', async () => {
    await pagesOf(20)
    await sync()
    const [row] = await world.superuser`select points from point_use where tenant_id = ${tenant.tenantId}`
    expect(row?.['points']).toBe(22 + 21)
  })

  it('ends the reading until the next hour once a tenth is used, and asks nothing', async () => {
    await use(tenant.tenantId, TENANT_POINTS - 50)
    await sync()
    expect(jira.requests).toHaveLength(0)
    const { state, waitsUntil } = (await reading()) ?? {}
    expect(state).toBe('reading')
    expect(waitsUntil?.getTime()).toBeLessThanOrEqual(Date.now() + 3_600_000)
    expect(waitsUntil?.getMinutes()).toBe(0)
  })

  it('counts all tenants together up to half of the points', async () => {
    for (let others = 0; others < 5; others++) await use((await world.addTenant()).tenantId, TENANT_POINTS)
    await sync()
    expect(jira.requests).toHaveLength(0)
  })

  it('is not for a person’s own token', async () => {
    await world.superuser`update connection set mode = 'api-token' where tenant_id = ${tenant.tenantId} and host = 'jira'`
    await use(tenant.tenantId, TENANT_POINTS)
    await sync()
    expect(await reading()).toMatchObject({ state: 'read' })
  })
})

describe('which projects are read', () => {
  const look = async () => {
    await world.database.atDoor((sql) => sql`select queue_due_issue_syncs()`)
    const rows = await world.superuser<{ state: string }[]>`
      select state from issue_sync where tenant_id = ${tenant.tenantId}`
    return rows.map(({ state }) => state)
  }
  const turn = (isOn: boolean) =>
    tenant.inTenant(
      (sql) => sql`
        insert into rule (repository_id, rule_id, is_on) values (${tenant.repositoryId}, 'auto-link', ${isOn})
        on conflict (tenant_id, repository_id, rule_id) do update set is_on = excluded.is_on`,
    )
  beforeEach(() => tenant.inTenant((sql) => sql`delete from issue_sync`))

  it('are those mapped to a repository with the rule on', async () => {
    expect(await look()).toEqual([])
    await turn(true)
    expect(await look()).toEqual(['reading'])
    const queued =
      await world.superuser`select from graphile_worker.jobs where task_identifier = 'sync-issues'`
    expect(queued.length).toBeGreaterThan(0)
  })

  it.each([
    ['the rule is turned off', () => turn(false)],
    ['the project is unmapped', () => tenant.inTenant((sql) => sql`delete from repository_project`)],
    [
      'the repository is left out',
      () => tenant.inTenant((sql) => sql`update repository set left_at = now()`),
    ],
    [
      'Jira is disconnected',
      () => tenant.inTenant((sql) => sql`update connection set ended_at = now() where host = 'jira'`),
    ],
    ['the app is removed', () => tenant.inTenant((sql) => sql`update tenant set ended_at = now()`)],
  ])('are forgotten when %s', async (_, end) => {
    await turn(true)
    await look()
    await end()
    expect(await look()).toEqual(['leaving'])
    await sync()
    expect(await look()).toEqual([])
  })

  it('are read again when they are wanted again', async () => {
    await turn(true)
    await look()
    await turn(false)
    await look()
    await turn(true)
    await sync()
    expect(await look()).toEqual(['reading'])
  })
})
