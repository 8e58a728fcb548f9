import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mapRepository } from '../../src/actions/map-repository'
import { repositories } from '../../src/pull-requests/repositories'
import { createAsking } from '../action-tools'
import { inWorld } from '../in-world'
import { createWorld, eventually, type World } from '../world'

let world: World
let here: ReturnType<typeof inWorld>

beforeAll(async () => {
  world = await createWorld()
  here = inWorld(world)
}, 60_000)

afterAll(async () => {
  await here.stop()
  await world.stop()
  expect(world.violations()).toEqual([])
})

const projectOf = (key: string) => world.jira.getProject(key).id

/** Our id of a repository, by the name the git host has for it today. */
const repositoryId = async (name: string): Promise<string> => {
  const hostId = String(world.gitHost.findRepository(name)?.id)
  const [row] = await here.superuser<{ id: string }[]>`
    select repository_id as id from repository where host_repository_id = ${hostId}`
  return row?.id ?? ''
}

const mapTo = async (name: string, projectKey: string) => {
  const id = await repositoryId(name)
  await here.inTenant((sql) => repositories(sql).map(id, projectOf(projectKey)))
}

const addIssue = (key: string) =>
  world.jira.addIssue({ key, summary: `About ${key}`, reporterId: '712020:5b1c-mina' })

describe('an issue', () => {
  test('that was moved to another project keeps its pull request, under the key it has now', async () => {
    await mapTo('acme/storefront', 'OPS')
    addIssue('SHOP-20')
    world.jira.moveIssue('SHOP-20', 'OPS-20')
    const { pullRequest } = await here.open({ title: 'SHOP-20 Show the total' })
    const { why } = (await here.row('OPS-20', `#${pullRequest.number}`)) ?? {}
    expect(why).toEqual({ place: 'title', writtenKey: 'SHOP-20' })
    expect((await world.readPanel('OPS-20')).issueKey).toBe('OPS-20')
  })

  test('that leaves the projects its repository may reach loses the row and the web link, and gets them back', async () => {
    const name = 'acme/payments-gateway'
    addIssue('SHOP-21')
    const { pullRequest } = await here.open({ repository: name, title: 'SHOP-21 Ask the bank again' })
    const label = `#${pullRequest.number}`
    await here.row('SHOP-21', label)
    await here.settled()
    expect(here.webLinks('SHOP-21', pullRequest.number)).toHaveLength(1)

    world.jira.moveIssue('SHOP-21', 'OPS-21')
    await eventually(
      () => here.findRow('OPS-21', label),
      (row) => row === undefined,
    )
    await eventually(
      () => here.webLinks('OPS-21', pullRequest.number),
      (links) => links.length === 0,
    )
    world.jira.moveIssue('OPS-21', 'SHOP-22')
    await here.row('SHOP-22', label)
    await eventually(
      () => here.webLinks('SHOP-22', pullRequest.number),
      (links) => links.length === 1,
    )
  })

  test('that was deleted leaves the panel, and nothing is written to it any more', async () => {
    const { id } = addIssue('SHOP-23')
    const { pullRequest } = await here.open({ title: 'SHOP-23 Show the total' })
    const name = { repository: 'acme/storefront', number: pullRequest.number }
    await here.row('SHOP-23', `#${pullRequest.number}`)
    await here.settled()
    world.jira.deleteIssue('SHOP-23')
    await eventually(
      () => here.superuser`select from issue where issue_id = ${id} and is_deleted`,
      (rows) => rows.length === 1,
    )
    const before = world.jira.requests.length
    await world.gitHost.merge({ ...name, by: 'dana' })
    await here.settled()
    const written = world.jira.requests.slice(before).filter(({ method }) => method !== 'GET')
    expect(written).toEqual([])
  })
})

describe('a project that was renamed', () => {
  test('is reached by its new key and by its old one', async () => {
    addIssue('OPS-40')
    addIssue('OPS-41')
    await mapTo('acme/storefront', 'OPS')
    world.jira.renameProject('OPS', 'RUN')
    // A list that lacks a written project is read again after a minute.
    await here.superuser`update connection set projects_read_at = now() - interval '2 minutes' where host = 'jira'`
    const renamed = await here.open({ title: 'RUN-41 Page somebody' })
    await here.row('RUN-41', `#${renamed.pullRequest.number}`)
    const old = await here.open({ title: 'OPS-40 Page somebody else' })
    const row = await here.row('RUN-40', `#${old.pullRequest.number}`)
    expect(row?.why).toEqual({ place: 'title', writtenKey: 'OPS-40' })
  })
})

describe('a repository', () => {
  const linksOf = (number: number) => here.webLinks('SHOP-9', number).map(({ object }) => object.url)

  test('that was renamed and given to another owner stays the same one, by its number', async () => {
    const { pullRequest } = await here.open({ title: 'SHOP-9 Show the date' })
    const { number } = pullRequest
    await here.row('SHOP-9', `#${number}`)
    const id = await repositoryId('acme/storefront')

    await world.gitHost.renameRepository({ from: 'acme/storefront', to: 'acme/shop', by: 'olu' })
    await world.gitHost.transferRepository({ from: 'acme/shop', to: 'acme-labs/shop', by: 'olu' })
    await world.gitHost.merge({ repository: 'acme-labs/shop', number, by: 'dana' })

    await eventually(
      () => here.summaries('SHOP-9', 'SHOP-9 Show the date'),
      (comments) => comments.length === 1,
    )
    await here.settled()
    expect(await repositoryId('acme-labs/shop')).toBe(id)
    const [shown] = (await world.readPanel('SHOP-9')).repositories
    expect(shown).toMatchObject({ id, name: 'acme-labs/shop' })
    expect(linksOf(number)).toEqual([expect.stringContaining(`/acme-labs/shop/pull/${number}`)])
  })

  test('is found by a delivery from before its new name, which does not give it the old one back', async () => {
    const late = world.gitHost.deliveries().find(({ action }) => action === 'opened')
    await here.superuser`delete from inbox`
    await world.gitHost.redeliver(late?.id ?? '')
    await here.settled()
    expect(
      await here.superuser`select name from repository where host_repository_id = '501' and name = 'acme-labs/shop'`,
    ).toHaveLength(1)
  })

  test('that may not reach a project any more leaves its panels and takes its web links with it', async () => {
    const { pullRequest } = await here.open({ repository: 'acme-labs/shop', title: 'SHOP-8 Gift cards' })
    const { number } = pullRequest
    await here.row('SHOP-8', `#${number}`)
    await eventually(
      () => here.webLinks('SHOP-8', number),
      (links) => links.length === 1,
    )
    const { ask, stop } = createAsking(world.settings, world.tenantId)
    await ask(mapRepository, { repositoryId: await repositoryId('acme-labs/shop'), projectIds: [] })
    await stop()
    expect(await here.rowsOf('SHOP-8')).toEqual([])
    await eventually(
      () => here.webLinks('SHOP-8', number),
      (links) => links.length === 0,
    )
  })
})
