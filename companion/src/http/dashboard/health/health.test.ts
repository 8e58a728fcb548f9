import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createDashboardWorld, type DashboardWorld } from '../../../../test/dashboard-world'
import { repositoryInWorld } from '../../../../test/repository-in-world'
import { FLAVOUR } from '../../../jobs/liveness'

let world: DashboardWorld
beforeAll(async () => {
  world = await createDashboardWorld()
})
afterAll(() => world.stop())

const healthAs = async (role: 'viewer' | 'admin' = 'admin') => {
  const answer = await (await world.browser(role)).get('/health')
  expect(answer.status).toBe(200)
  return answer.text()
}

test('says first how many things need attention, then which and what to do', async () => {
  const text = await healthAs()
  expect(text).toContain('2 things need attention')
  expect(text).toContain('No connection yet')
  expect(text).toMatch(/href="\/settings\/integrations"[^>]*>Open integrations/)
  expect(text).toContain('THROUGHLINE_ROLE has to be all or worker there.')
  expect(text.match(/aria-current="page"/g)).toHaveLength(1)
})

test('says that everything works, once it does, and what waits is no trouble', async () => {
  const here = await repositoryInWorld(world)
  await here.keep([{ step: 'rule', subject: 'auto-link', outcome: 'done' }])
  const worker = await world.superuser.reserve()
  try {
    await worker`select pg_advisory_lock(${FLAVOUR}, hashtext('worker-1'))`
    const text = await healthAs()
    expect(text).toContain('Everything works')
    for (const words of ['Alive', 'On time', 'PostgreSQL', 'github.com']) expect(text).toContain(words)
  } finally {
    await worker`select pg_advisory_unlock_all()`
    worker.release()
  }
})

test('leads to what gave up, to broken webhooks, and to a connection in trouble', async () => {
  const here = await repositoryInWorld({ ...world })
  await here.keep([{ step: 'rule', subject: 'auto-link', outcome: 'gave up', detail: 'Jira answers 400.' }])
  const { tenantId } = world
  await world.superuser`
    insert into webhook (tenant_id, repository_id, state) values (${tenantId}, ${here.repositoryId}, 'missing')`
  await world.superuser`update connection set state = 'revoked' where connection_id = ${here.gitHostId}`
  const text = await healthAs()
  expect(text).toContain('href="/deliveries?outcome=gave+up"')
  expect(text).toContain('1 is broken')
  expect(text).toContain('Revoked')
  expect(text).toContain(`href="/settings/integrations/hosts/${here.gitHostId}"`)
  expect(await healthAs('viewer')).not.toContain(`/settings/integrations/hosts/`)
})

test('tells when a connection that is asked for a pause goes on', async () => {
  const here = await repositoryInWorld({ ...world })
  const until = new Date('2026-11-22T10:30:00Z')
  await world.superuser`
    insert into pause (tenant_id, connection_id, scope, until)
    values (${world.tenantId}, ${here.gitHostId}, '', ${until})`
  const text = await healthAs()
  expect(text).toContain('GitHub asked for a pause until 10:30 UTC. Work goes on by itself then.')
})

test('tells how far the open issues are read, and how many are known then', async () => {
  const { tenantId, superuser } = world
  await superuser`
    insert into project (tenant_id, project_id, key, name) values (${tenantId}, '10000', 'SHOP', 'Shop')
    on conflict do nothing`
  await superuser`
    insert into issue_sync (tenant_id, project_id, read_count, issue_count, expected, begun_at)
    values (${tenantId}, '10000', 4200, 4200, 12000, '2026-11-22T09:57:00Z')`
  expect(await healthAs()).toMatch(/Reading issues of SHOP: 4,200 of 12,000, about 6 minutes left\./)
  await superuser`update issue_sync set state = 'read' where tenant_id = ${tenantId}`
  const text = await healthAs()
  expect(text).toContain('4,200 open issues are known.')
  expect(text).not.toContain('Reading issues of')
  await superuser`delete from issue_sync where tenant_id = ${tenantId}`
})

test('shows how many calls a side still allows, and which version runs', async () => {
  const here = await repositoryInWorld({ ...world })
  await world.superuser`
    insert into call_limit (tenant_id, connection_id, allowed, calls_left)
    values (${world.tenantId}, ${here.gitHostId}, 5000, 4182)`
  const text = await healthAs()
  expect(text).toMatch(/<meter min="0" max="5000"[^>]* value="4182" aria-label="Calls left"/)
  expect(text).toContain('4,182 of 5,000')
  expect(text).toMatch(/<dt>Throughline<\/dt><dd>\d+\.\d+\.\d+<\/dd>/)
})

test('every link of the navigation leads to a page', async () => {
  const admin = await world.browser('admin')
  const text = await (await admin.get('/health')).text()
  const nav = /<nav class="side".*?<\/nav>/s.exec(text)?.[0] ?? ''
  const hrefs = [...nav.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '')
  expect(hrefs).toHaveLength(6)
  for (const href of hrefs) expect([href, (await admin.get(href)).status]).toEqual([href, 200])
})

test('tells how far the past of a repository has been read, while it is', async () => {
  const { repositoryId } = await repositoryInWorld({ ...world })
  const { tenantId } = world
  await world.superuser`
    insert into rule (tenant_id, repository_id, rule_id, is_on)
    values (${tenantId}, ${repositoryId}, 'suggest-reviewers', true)`
  await world.superuser`
    insert into review_history (tenant_id, repository_id, looked_at, total)
    values (${tenantId}, ${repositoryId}, 1200, 8000)`
  const words = 'Reading merged pull requests of acme/storefront: 1,200 of about 8,000'
  const rulesOf = async () =>
    (await (await world.browser('admin')).get(`/repositories/${repositoryId}/rules`)).text()
  expect(await healthAs()).toContain(words)
  expect(await rulesOf()).toContain(words)
  await world.superuser`update review_history set state = 'read' where repository_id = ${repositoryId}`
  expect(await healthAs()).not.toContain('Reading merged')
  expect(await rulesOf()).not.toContain('Reading merged')
})
