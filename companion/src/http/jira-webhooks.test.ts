import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Hono } from 'hono'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { createApp } from '../app'
import { systemClock } from '../clock'
import { hookPlace, hookRoutes } from '../connections/hook-routes'
import { createHooks } from '../connections/hooks'
import { createIntake } from '../inbox/intake'
import { silentLog } from '../log'
import { tenants } from '../tenants/tenants'
import { gitWebhooks } from './git-webhooks'
import { jiraWebhooks } from './jira-webhooks'

let world: InstalledTenant
let app: Hono
const secret = 'the secret of this hook'
const newHookId = () => randomBytes(16).toString('hex')
const [signedHook, unsignedHook, gitHook] = [newHookId(), newHookId(), newHookId()]

beforeAll(async () => {
  world = await createInstalledTenant()
  const { database, keyring, tenantId, connectionId } = world
  const wrapped = await database.withTenant(tenantId, (sql) => tenants(sql).wrappedKey())
  const sealed = await (await keyring.openTenant(tenantId, wrapped)).seal(secret, hookPlace(connectionId))
  await database.withTenant(tenantId, async (sql) => {
    await hookRoutes(sql).add(connectionId, signedHook, 'jira', [sealed])
    await hookRoutes(sql).add(connectionId, unsignedHook, 'jira', [])
    await hookRoutes(sql).add(connectionId, gitHook, 'github', [sealed])
  })
  const options = {
    hooks: createHooks(database, keyring, systemClock),
    intake: createIntake(database, 1_900),
    clock: systemClock,
    log: silentLog,
  }
  app = createApp({
    gitWebhooks: gitWebhooks(options),
    jiraWebhooks: jiraWebhooks(options),
    forge: new Hono(),
    panel: new Hono(),
    log: silentLog,
  })
})

afterAll(() => world.stop())

const updated = (id = '10007') =>
  JSON.stringify({ timestamp: 1, webhookEvent: 'jira:issue_updated', issue: { id } })
const sign = (body: string, by = secret) => `sha256=${createHmac('sha256', by).update(body).digest('hex')}`

interface Sent {
  readonly body?: string
  readonly path?: string
  readonly signature?: string
  readonly identifier?: string
}

const send = ({ body = updated(), path, signature = sign(body), identifier }: Sent = {}) =>
  app.request(path ?? `/jira/${signedHook}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'x-hub-signature': signature,
      ...(identifier && { 'x-atlassian-webhook-identifier': identifier }),
    },
    body,
  })

const kept = (deliveryId: string) => world.superuser`select * from inbox where delivery_id = ${deliveryId}`
const inboxSize = async () => (await world.superuser`select from inbox`).length

describe('what a self-managed Jira tells', () => {
  test('is kept, and its issue is read again by one job', async () => {
    const identifier = randomUUID()
    const answer = await send({ identifier })
    expect([answer.status, await answer.text()]).toEqual([202, 'kept'])
    const [row] = await kept(identifier)
    expect(row).toMatchObject({ event: 'jira:issue_updated', body: updated(), tenant_id: world.tenantId })
    await send({ identifier: randomUUID() })
    const jobs = (await world.jobs()).filter(({ payload }) => payload['issueId'] === '10007')
    expect(jobs).toMatchObject([{ name: 'refresh-issue', payload: { tenantId: world.tenantId } }])
  })

  test('again is answered and dropped', async () => {
    const identifier = randomUUID()
    await send({ identifier })
    const again = await send({ identifier })
    expect([again.status, await again.text()]).toEqual([202, 'repeated'])
  })

  test('without an identifier is known by its body and the minute', async () => {
    const body = updated('10042')
    const outcomes = [await send({ body }), await send({ body })]
    expect(await Promise.all(outcomes.map((answer) => answer.text()))).toEqual(['kept', 'repeated'])
  })

  test('of a comment whose issue stands in its address alone', async () => {
    const self = 'https://jira.acme.example/rest/api/2/issue/10055/comment/1'
    await send({ body: JSON.stringify({ webhookEvent: 'comment_created', comment: { self } }) })
    expect((await world.jobs()).some(({ payload }) => payload['issueId'] === '10055')).toBe(true)
  })

  test('of something without an issue is kept without a job', async () => {
    const before = (await world.jobs()).length
    const body = JSON.stringify({ webhookEvent: 'project_updated', project: { id: 7 } })
    expect((await send({ body })).status).toBe(202)
    expect((await world.jobs()).length).toBe(before)
  })

  test('by a Jira that cannot sign is let in by its address', async () => {
    const answer = await send({ path: `/jira/${unsignedHook}`, signature: '', identifier: randomUUID() })
    expect(answer.status).toBe(202)
  })
})

describe('nobody else is let in', () => {
  test.each([
    ['no signature', ''],
    ['another secret', sign(updated(), 'another')],
    ['another body', sign('{}')],
    ['another way of signing', sign(updated()).replace('sha256', 'sha1')],
  ])('with %s', async (_, signature) => {
    const before = await inboxSize()
    expect((await send({ signature })).status).toBe(401)
    expect(await inboxSize()).toBe(before)
  })

  test.each([
    ['an unknown hook', `/jira/${newHookId()}`],
    ['no hook id', '/jira/hooks'],
    ['the hook of a git host', `/jira/${gitHook}`],
    ['a hook of Jira at the door of git hosts', `/webhooks/${signedHook}`],
  ])('at %s', async (_, path) => {
    expect((await send({ path })).status).toBe(404)
  })

  test.each([
    ['no JSON', '{'],
    ['no event of Jira', '{"action":"opened"}'],
    ['a NUL', '{"webhookEvent":"\0"}'],
  ])('with %s', async (_, body) => {
    expect((await send({ body })).status).toBe(400)
  })
})
