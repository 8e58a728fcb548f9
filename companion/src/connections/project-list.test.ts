import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { Failure } from '../failure'
import type { Jira } from '../jira/jira'
import { readProjectList } from './project-list'

const shop = { projectId: '10001', key: 'SHOP', formerKeys: [], name: 'Shop' }
const web = { projectId: '10002', key: 'WEB', formerKeys: [], name: 'Web' }

let tenant: InstalledTenant
beforeAll(async () => {
  tenant = await createInstalledTenant()
})
afterAll(() => tenant.stop())

const read = async (afterMs: number, listProjects: Jira['listProjects']) => {
  const { database, tenantId, connectionId } = tenant
  const access = { jiraOf: async () => ({ connectionId, jira: { listProjects } as Jira }) }
  const clock = () => new Date(Date.now() + afterMs)
  const list = await readProjectList({ database, access, clock }, tenantId, connectionId)
  return list.projects.map(({ key }) => key)
}
const refused = async () => {
  throw new Failure('jira-unavailable', 'Jira does not answer.')
}

test('Jira’s projects are read the first time somebody looks, and again after a minute', async () => {
  expect(await read(0, refused)).toEqual([])
  expect(await read(0, async () => [shop])).toEqual(['SHOP'])
  expect(await read(30_000, async () => [shop, web])).toEqual(['SHOP'])
  expect(await read(90_000, async () => [shop, web])).toEqual(['SHOP', 'WEB'])
})

test('while Jira does not answer, they are as they were', async () => {
  expect(await read(180_000, refused)).toEqual(['SHOP', 'WEB'])
})

test('what nobody expects is not hidden', async () => {
  const broken = async () => {
    throw new TypeError('a bug')
  }
  await expect(read(180_000, broken)).rejects.toThrow('a bug')
})
