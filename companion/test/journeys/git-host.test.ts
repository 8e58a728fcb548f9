import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { chooseRepositories } from '../../src/actions/choose-repositories'
import { mapRepository } from '../../src/actions/map-repository'
import { repairWebhook } from '../../src/actions/repair-webhook'
import { createLocks } from '../../src/database/locks'
import { createReconcile } from '../../src/reconcile/reconcile'
import { createAsking } from '../action-tools'
import { inWorld } from '../in-world'
import { createWorld, eventually, type World } from '../world'

let world: World
let here: ReturnType<typeof inWorld>
let asking: ReturnType<typeof createAsking>
let connectionId: string

beforeAll(async () => {
  world = await createWorld()
  here = inWorld(world)
  asking = createAsking(world.settings, world.tenantId)
  const [row] = await here.superuser<
    { id: string }[]
  >`select connection_id as id from connection where host = 'github'`
  connectionId = row?.id ?? ''
}, 60_000)

afterAll(async () => {
  await asking.stop()
  await here.stop()
  await world.stop()
  expect(world.violations()).toEqual([])
})

afterEach(() => world.gitHost.faults.set({ kind: 'none' }))

const [storefront, gateway, plans] = ['501', '502', '503']
const name = 'acme/storefront'

const repositoryId = async (hostRepositoryId: string): Promise<string> => {
  const [row] = await here.superuser<{ id: string }[]>`
    select repository_id as id from repository where host_repository_id = ${hostRepositoryId}`
  return row?.id ?? ''
}

const webhookOf = async (hostRepositoryId: string) => {
  const [row] = await here.superuser<{ state: string; reason: string | null; remoteId: string | null }[]>`
    select state, reason, remote_id as "remoteId" from webhook join repository using (tenant_id, repository_id)
    where host_repository_id = ${hostRepositoryId}`
  return row
}

/** Lets the connection's round begin now, and waits until everything that it found is done. */
const round = async () => {
  const before =
    await here.superuser`select looked_at from repository where host_repository_id = ${storefront}`
  await here.superuser`update connection set reconcile_at = now() where host = 'github'`
  await eventually(
    () => here.superuser`select looked_at from repository where host_repository_id = ${storefront}`,
    (now) => String(now[0]?.['looked_at']) !== String(before[0]?.['looked_at']),
  )
  await here.settled()
}

/** A round of a minute later: what changed just now is old enough then. */
const roundLater = async () => {
  const locks = createLocks({ url: world.settings.databaseUrl, connections: 1, waitMs: 10_000 })
  const clock = () => new Date(Date.now() + 60_000)
  await createReconcile({ ...asking.tools, locks, clock })({ tenantId: world.tenantId, connectionId })
  await locks.close()
  await here.settled()
}

const choose = (...hostRepositoryIds: readonly string[]) =>
  asking.ask(chooseRepositories, { connectionId, hostRepositoryIds: [...hostRepositoryIds] })

describe('choosing repositories', () => {
  beforeEach(() => {
    for (const { id } of world.gitHost.hooks()) world.gitHost.removeHook(id)
    return here.superuser`delete from webhook`
  })

  test('makes a webhook in each, once, and a delivery then arrives', async () => {
    expect(await choose(storefront, gateway)).toEqual({ chosen: 2, webhooksMade: 2, webhooksRefused: 0 })
    expect(await choose(storefront, gateway)).toEqual({ chosen: 2, webhooksMade: 0, webhooksRefused: 0 })
    expect(world.gitHost.hooks()).toHaveLength(2)
    const { pullRequest, delivery } = await here.open({ title: 'SHOP-7 Retry' })
    expect(delivery?.status).toBe(202)
    await here.row('SHOP-7', `#${pullRequest.number}`)
    await round()
    expect(await webhookOf(storefront)).toMatchObject({ state: 'works', reason: null })
  })

  test('takes over a webhook whose row was lost with the process that made it', async () => {
    await choose(storefront)
    await here.superuser`update webhook set remote_id = null, state = 'waiting'`
    await choose(storefront)
    const [hook, ...others] = world.gitHost.hooks(name)
    expect(others).toEqual([])
    expect((await webhookOf(storefront))?.remoteId).toBe(String(hook?.id))
  })

  test('removes the webhook of one that is left out, and everything of it from Jira', async () => {
    await choose(storefront, gateway)
    const { pullRequest } = await here.open({ title: 'SHOP-8 Gift cards' })
    await here.row('SHOP-8', `#${pullRequest.number}`)
    await here.settled()
    expect(here.webLinks('SHOP-8', pullRequest.number)).toHaveLength(1)

    await choose(gateway)
    expect(await here.rowsOf('SHOP-8')).toEqual([])
    expect(world.gitHost.hooks(name)).toEqual([])
    await here.settled()
    expect(here.webLinks('SHOP-8', pullRequest.number)).toEqual([])

    await choose(storefront, gateway)
    expect(world.gitHost.hooks(name)).toHaveLength(1)
    expect(await here.rowsOf('SHOP-8')).toEqual([])
    const projectIds = [world.jira.getProject('SHOP').id]
    await asking.ask(mapRepository, { repositoryId: await repositoryId(storefront), projectIds })
    await here.row('SHOP-8', `#${pullRequest.number}`)
  })

  test('says which webhooks were refused, and stores the choice all the same', async () => {
    const forget = world.gitHost.override(({ method, url }) =>
      method === 'POST' && url.endsWith(`/${name}/hooks`)
        ? Response.json({ message: 'Not Found' }, { status: 404 })
        : undefined,
    )
    expect(await choose(storefront, gateway)).toEqual({ chosen: 2, webhooksMade: 1, webhooksRefused: 1 })
    forget()
    expect(await webhookOf(storefront)).toMatchObject({ state: 'refused', reason: 'webhook.notAllowed' })
    expect(await choose(storefront, gateway)).toEqual({ chosen: 2, webhooksMade: 1, webhooksRefused: 0 })
  })

  test('goes on in the rounds where the host asked to wait', async () => {
    const forget = world.gitHost.override(({ method }) =>
      method === 'POST'
        ? Response.json({ message: 'secondary rate limit' }, { status: 403, headers: { 'retry-after': '1' } })
        : undefined,
    )
    expect(await choose(storefront, gateway)).toMatchObject({
      chosen: 2,
      webhooksMade: 0,
      webhooksRefused: 0,
    })
    forget()
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    await round()
    expect(world.gitHost.hooks()).toHaveLength(2)
  })

  test('of which one is not visible changes nothing', async () => {
    await choose(storefront, gateway)
    await expect(choose(storefront, '999')).rejects.toMatchObject({ code: 'not-there' })
    expect(await choose(storefront, gateway)).toMatchObject({ chosen: 2, webhooksMade: 0 })
  })

  test('makes no webhooks where nobody can call', async () => {
    const request = { connectionId, hostRepositoryIds: [storefront, gateway, plans] }
    const answer = await asking.ask(chooseRepositories, request, { isReachable: false })
    expect(answer).toEqual({ chosen: 3, webhooksMade: 0, webhooksRefused: 0 })
    expect(world.gitHost.hooks()).toEqual([])
    const repair = asking.ask(
      repairWebhook,
      { repositoryId: await repositoryId(storefront) },
      { isReachable: false },
    )
    await expect(repair).rejects.toMatchObject({ code: 'config-invalid' })
  })
})

describe('a webhook', () => {
  const repair = async () => asking.ask(repairWebhook, { repositoryId: await repositoryId(storefront) })

  test.each([
    ['that was removed at the host', 'missing', (id: number) => world.gitHost.removeHook(id)],
    ['that was switched off there', 'off', (id: number) => world.gitHost.switchOffHook(id)],
  ])('%s is seen, and works again once it is repaired', async (_, state, spoil) => {
    await choose(storefront, gateway, plans)
    await round()
    spoil(world.gitHost.hooks(name)[0]?.id ?? 0)
    await here.superuser`update webhook set checked_at = now() - interval '1 hour'`
    await round()
    expect(await webhookOf(storefront)).toMatchObject({ state, reason: 'git.webhookOff' })

    expect(await repair()).toEqual({ state: 'works' })
    expect(await webhookOf(storefront)).toMatchObject({ state: 'works', reason: null })
    expect(world.gitHost.hooks(name)).toMatchObject([{ isActive: true }])
    const { delivery } = await here.open()
    expect(delivery?.status).toBe(202)
  })

  test('that nobody lets us make stays refused', async () => {
    await here.superuser`update webhook set remote_id = null, state = 'refused'`
    for (const { id } of world.gitHost.hooks()) world.gitHost.removeHook(id)
    const forget = world.gitHost.override(({ method }) =>
      method === 'POST' ? Response.json({ message: 'Not Found' }, { status: 404 }) : undefined,
    )
    expect(await repair()).toEqual({ state: 'refused' })
    forget()
    expect(await repair()).toEqual({ state: 'works' })
  })
})

describe('a delivery that never came', () => {
  beforeAll(() => choose(storefront, gateway, plans))

  test('is fetched as itself in the next round, and once', async () => {
    world.gitHost.faults.set({ kind: 'webhook-lost' })
    const { pullRequest, delivery } = await here.open({ title: 'SHOP-9 Show the date' })
    expect(delivery?.status).toBeUndefined()
    world.gitHost.faults.set({ kind: 'none' })
    await round()
    await here.row('SHOP-9', `#${pullRequest.number}`)
    await round()
    const kept = await here.superuser`select event from inbox where delivery_id = ${delivery?.id ?? ''}`
    expect(kept).toHaveLength(1)
    await world.gitHost.redeliver(delivery?.id ?? '')
    await here.settled()
    expect(here.webLinks('SHOP-9', pullRequest.number)).toHaveLength(1)
  })

  test('and of which the host knows nothing is found by what changed, with all that follows from a merge', async () => {
    const hooks = world.gitHost.hooks(name)
    for (const { id } of hooks) world.gitHost.removeHook(id)
    const { pullRequest } = await here.open({ title: 'SHOP-7 Ask once more' })
    const { number } = pullRequest
    await world.gitHost.merge({ repository: name, number, by: 'dana' })
    await roundLater()
    const { state } = (await here.row('SHOP-7', `#${number}`)) ?? {}
    expect(state).toBe('merged')
    expect(here.summaries('SHOP-7', 'SHOP-7 Ask once more')).toHaveLength(1)
    const before = world.gitHost.requests.length
    await roundLater()
    const asked = world.gitHost.requests.slice(before).map(({ path }) => path)
    expect(asked.filter((path) => path.endsWith(`/pulls/${number}`))).toEqual([])
    expect(here.summaries('SHOP-7', 'SHOP-7 Ask once more')).toHaveLength(1)
  })
})

describe('a private repository', () => {
  test('is invisible until it is mapped, and again after', async () => {
    await choose(storefront, gateway, plans)
    const id = await repositoryId(plans)
    const repository = 'acme/acquisition-plans'
    const { pullRequest } = await here.open({ repository, title: 'SHOP-8 Buy them', author: 'olu' })
    const { number } = pullRequest
    await here.settled()
    expect(await here.findRow('SHOP-8', `#${number}`)).toBeUndefined()
    expect(here.webLinks('SHOP-8', number)).toEqual([])

    await asking.ask(mapRepository, { repositoryId: id, projectIds: [world.jira.getProject('SHOP').id] })
    await here.row('SHOP-8', `#${number}`)
    await here.settled()
    expect(here.webLinks('SHOP-8', number)).toHaveLength(1)

    await asking.ask(mapRepository, { repositoryId: id, projectIds: [] })
    expect(await here.findRow('SHOP-8', `#${number}`)).toBeUndefined()
    await here.settled()
    expect(here.webLinks('SHOP-8', number)).toEqual([])
    const audited =
      await here.superuser`select actor, before, after from audit where action = 'map-repository' and subject = ${repository} order by audit_id`
    expect(audited).toMatchObject([
      { actor: 'Olu Adeyemi', before: { projectIds: [] } },
      { after: { projectIds: [] } },
    ])
  })

  test('may reach no project that Jira does not show', async () => {
    const map = asking.ask(mapRepository, { repositoryId: await repositoryId(plans), projectIds: ['404'] })
    await expect(map).rejects.toMatchObject({ code: 'not-there' })
  })
})
