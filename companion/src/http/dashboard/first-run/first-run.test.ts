import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createDashboardWorld, type DashboardWorld } from '../../../../test/dashboard-world'
import { connections } from '../../../connections/connections'
import { projects } from '../../../issues/projects'
import { repositories } from '../../../pull-requests/repositories'

let world: DashboardWorld
const [jira, github] = [randomUUID(), randomUUID()]
beforeAll(async () => {
  world = await createDashboardWorld()
})
afterAll(() => world.stop())

const add = (connectionId: string, host: 'jira' | 'github', baseUrl: string, accountName: string) =>
  world.database.withTenant(world.tenantId, (sql) =>
    connections(sql).add({ connectionId, host, mode: 'pat', baseUrl, sealedToken: 'x', accountName }),
  )
const html = async (role: 'admin' | 'viewer' = 'admin') => (await (await world.browser(role)).get('/')).text()
/** The one button to press next. */
const primary = (page: string) =>
  [...page.matchAll(/<a class="btn primary" href="([^"]*)"/g)].map(([, href]) => href)

test('the start asks for one thing after the other, and leads to the repositories once all is done', async () => {
  const start = await html()
  expect(start).toContain('<h1>Three steps to the first linked pull request</h1>')
  expect(start.match(/<li class="card first/g)).toHaveLength(3)
  expect(primary(start)).toEqual(['/settings/integrations/jira/connect?tab=pat'])

  await add(jira, 'jira', 'https://acme.atlassian.net', 'Throughline Bot')
  const withJira = await html()
  expect(withJira).toContain('Connect Jira<span class="visually-hidden">, done</span>')
  expect(withJira).toContain('acme.atlassian.net, as Throughline Bot')
  expect(primary(withJira)).toEqual(['/settings/integrations/github/connect'])

  await add(github, 'github', 'https://api.github.com', 'octo')
  expect(primary(await html())).toEqual([`/settings/integrations/hosts/${github}/repositories`])

  const repositoryId = await world.database.withTenant(world.tenantId, async (sql) => {
    await projects(sql).replace(jira, [{ projectId: '1', key: 'SHOP', name: 'Shop', formerKeys: [] }])
    const seen = { hostRepositoryId: '7', name: 'acme/storefront', isPrivate: true }
    return repositories(sql).choose(github, seen)
  })
  expect(primary(await html())).toEqual([`/repositories/${repositoryId}/projects`])

  await world.database.withTenant(world.tenantId, (sql) => repositories(sql).map(repositoryId, '1'))
  const answer = await (await world.browser('viewer')).get('/')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/repositories'])
})

test('who may not connect reads the steps, and is offered none', async () => {
  const other = await createDashboardWorld()
  const page = await (await (await other.browser('viewer')).get('/')).text()
  expect(page).toContain('Only admins can connect and configure.')
  expect(primary(page)).toEqual([])
  await other.stop()
})
