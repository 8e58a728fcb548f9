import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'

import { type ActionWorld, createActionWorld } from '../../test/action-world'
import { chosenProjects } from '../connections/chosen-projects'
import { projects } from '../issues/projects'
import { repositories } from '../pull-requests/repositories'
import { chooseProjects } from './choose-projects'
import { mapRepository } from './map-repository'

let world: ActionWorld
let jira: string
beforeAll(async () => {
  world = await createActionWorld()
  jira = world.connectionId
})
afterAll(() => world.stop())

const project = (projectId: string, key: string) => ({ projectId, key, name: key, formerKeys: [] })
beforeEach(async () => {
  await world.superuser`delete from graphile_worker._private_jobs`
  await world.superuser`delete from repository_project`
  await world.database.withTenant(world.tenantId, async (sql) => {
    await projects(sql).replace(jira, [project('1', 'SHOP'), project('2', 'OPS')])
    await chosenProjects(sql).choose(jira, undefined)
  })
})

const actor = { face: 'dashboard', name: 'Dana Ortiz' } as const
const choose = (projectIds?: readonly string[], connectionId = jira) =>
  chooseProjects(world.tools, {
    tenantId: world.tenantId,
    actor,
    request: { connectionId, ...(projectIds && { projectIds: [...projectIds] }) },
  })
const map = (projectIds: readonly string[]) =>
  mapRepository(world.tools, {
    tenantId: world.tenantId,
    actor,
    request: { repositoryId: world.repositoryId, projectIds: [...projectIds] },
  })
const chosen = () => world.database.withTenant(world.tenantId, (sql) => chosenProjects(sql).of(jira))
const mapped = async () =>
  (await world.database.withTenant(world.tenantId, (sql) => repositories(sql).findById(world.repositoryId)))
    ?.projectIds

describe('the chosen projects', () => {
  test('are all of them until somebody chooses some, and again once nobody does', async () => {
    expect(await chosen()).toBeUndefined()
    await choose(['2'])
    expect(await chosen()).toEqual(['2'])
    await choose()
    expect(await chosen()).toBeUndefined()
  })

  test('may be none', async () => {
    await choose([])
    expect(await chosen()).toEqual([])
  })

  test('are told of in the audit, as they were and as they are', async () => {
    await choose(['1'])
    expect(await world.lastAudit()).toMatchObject({
      actor: 'Dana Ortiz',
      action: 'choose-projects',
      before: { projectIds: 'all' },
      after: { projectIds: ['1'] },
    })
  })

  test('have to be in Jira', async () => {
    await expect(choose(['1', '99'])).rejects.toMatchObject({ code: 'not-there' })
    expect(await chosen()).toBeUndefined()
  })

  test('are chosen of a Jira that is connected', async () => {
    for (const id of [randomUUID(), world.gitHostId])
      await expect(choose(['1'], id)).rejects.toMatchObject({ code: 'not-there' })
  })
})

describe('a project that is left out', () => {
  test('is reached by no repository any more, and the others still are', async () => {
    await map(['1', '2'])
    await choose(['2'])
    expect(await mapped()).toEqual(['2'])
  })

  test('cannot be mapped before it is chosen again', async () => {
    await choose(['2'])
    await expect(map(['1', '2'])).rejects.toMatchObject({
      code: 'not-there',
      message: expect.stringContaining('was left out for this Jira'),
    })
    expect(await mapped()).toEqual([])
    await map(['2'])
    await choose()
    await map(['1', '2'])
    expect([...((await mapped()) ?? [])].sort()).toEqual(['1', '2'])
  })
})
