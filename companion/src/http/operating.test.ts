import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { repositoryInWorld } from '../../test/repository-in-world'
import { createDatabase } from '../database/database'
import { FLAVOUR } from '../jobs/liveness'
import { operating } from './operating'

let world: InstalledTenant
beforeAll(async () => {
  world = await createInstalledTenant()
  const here = await repositoryInWorld(world)
  const now = new Date()
  await here.keep([{ step: 'rule', subject: 'auto-link', outcome: 'done' }], {}, now)
  await here.keep([{ step: 'rule', subject: 'auto-link', outcome: 'gave up' }], {}, now)
  const other = await world.install()
  await repositoryInWorld({ ...world, ...other })
  await world.superuser`
    insert into pause (tenant_id, connection_id, scope, until)
    select tenant_id, connection_id, '', now() + interval '1 hour' from connection where host = 'github'`
})
afterAll(() => world.stop())

const token = 'a-token-of-the-operator'
const doors = (options: { readonly metricsToken?: string; readonly isOnlyHere?: boolean } = {}) =>
  operating({ door: world.database, metricsToken: undefined, isOnlyHere: true, ...options })
const here = 'http://127.0.0.1:4400'

describe('/readyz', () => {
  test('says what is missing until a worker is alive', async () => {
    const answer = await doors().request(`${here}/readyz`)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({ database: true, migrations: true, worker: false })
  })

  test('is 200 while one is', async () => {
    const worker = await world.superuser.reserve()
    try {
      await worker`select pg_advisory_lock(${FLAVOUR}, hashtext('worker-1'))`
      const answer = await doors().request(`${here}/readyz`)
      expect(await answer.json()).toEqual({ database: true, migrations: true, worker: true })
      expect(answer.status).toBe(200)
    } finally {
      await worker`select pg_advisory_unlock_all()`
      worker.release()
    }
  })

  test('is 503 while the database does not answer', async () => {
    const url = 'postgres://nobody@127.0.0.1:1/none'
    const gone = createDatabase({ url, connections: 1, deadlineMs: 1_000 })
    const app = operating({ door: gone, metricsToken: undefined, isOnlyHere: true })
    const answer = await app.request(`${here}/readyz`)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({ database: false, migrations: false, worker: false })
    await gone.close()
  })
})

describe('/metrics', () => {
  test('counts over all tenants, and names nothing of them', async () => {
    await world.superuser`select add_jobs('[{"identifier": "mirror-link", "payload": {}, "job_key": "one"}]')`
    const answer = await doors().request(`${here}/metrics`)
    const text = await answer.text()
    expect(answer.headers.get('content-type')).toContain('text/plain')
    for (const line of [
      'throughline_deliveries_last_hour{host="github",outcome="done"} 1',
      'throughline_deliveries_open{host="github",outcome="gave up"} 1',
      'throughline_connections{host="github",state="connected"} 2',
      'throughline_connections_paused{host="github"} 2',
      'throughline_jobs_waiting 1',
      'throughline_jobs_dead 0',
    ])
      expect(text.split('\n')).toContain(line)
    expect(text).toMatch(/^throughline_jobs_oldest_due_seconds [\d.]+$/m)
    for (const secret of [world.tenantId, 'acme', 'SHOP', '7001']) expect(text).not.toContain(secret)
  })

  test.each([
    ['no token', undefined, 401],
    ['another token', 'Bearer another-token', 401],
    ['the token in another way', token, 401],
    ['the token', `Bearer ${token}`, 200],
  ])('with a token set and %s given', async (_, authorization, status) => {
    const app = doors({ metricsToken: token, isOnlyHere: false })
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
    expect((await app.request('https://throughline.example/metrics', { headers })).status).toBe(status)
  })

  test.each([
    ['by a name that leads here from elsewhere', true, 'http://evil.example:4400'],
    ['where others can reach the companion', false, here],
  ])('without a token answers nobody %s', async (_, isOnlyHere, address) => {
    const answer = await doors({ isOnlyHere }).request(`${address}/metrics`)
    expect(answer.status).toBe(401)
  })
})
