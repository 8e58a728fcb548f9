import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Hono } from 'hono'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { createApp } from '../app'
import { systemClock } from '../clock'
import { addGitHost, type NewHook } from '../connections/add-git-host'
import { hookPlace } from '../connections/hook-routes'
import { createHooks } from '../connections/hooks'
import { createDatabase, type Database } from '../database/database'
import { findFreePort } from '../database/embedded-port'
import { createIntake } from '../inbox/intake'
import { silentLog } from '../log'
import { gitWebhooks } from './git-webhooks'

let world: InstalledTenant
let hook: NewHook
let app: Hono

/** The door with a database for its hooks and one for its inbox. */
interface DoorOn {
  readonly hooks: Database
  readonly inbox: Database
  readonly deadlineMs?: number
}

/** Two waits of it are more than the 2 seconds within which a door answers; one is well within them on any machine. */
const DEADLINE_MS = 1_200

const doorOn = ({ hooks, inbox, deadlineMs = DEADLINE_MS }: DoorOn) =>
  createApp({
    gitWebhooks: gitWebhooks({
      hooks: createHooks(hooks, world.keyring, systemClock),
      intake: createIntake(inbox, deadlineMs),
      log: silentLog,
    }),
    forge: new Hono(),
    panel: new Hono(),
    log: silentLog,
  })

beforeAll(async () => {
  world = await createInstalledTenant()
  hook = await addGitHost(world, {
    tenantId: world.tenantId,
    host: 'github',
    baseUrl: 'https://api.github.com',
    token: 'the token',
    repositories: [],
  })
  app = doorOn({ hooks: world.database, inbox: world.database })
})

afterAll(() => world.stop())

const opened = (number = 42) =>
  JSON.stringify({
    action: 'opened',
    number,
    pull_request: { merged: false },
    repository: { id: 7_001, full_name: 'acme/storefront', private: true },
    sender: { login: 'mina', type: 'User' },
  })

const sign = (body: string | Uint8Array, secret = hook.secret) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

interface Sent {
  readonly body?: string | Uint8Array | ReadableStream<Uint8Array>
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly hookId?: string
  readonly to?: Hono
}

/** Sends a delivery as GitHub does, but for what the test changes. */
const send = async ({ body = opened(), headers = {}, hookId = hook.hookId, to = app }: Sent = {}) => {
  const all = {
    'content-type': 'application/json',
    'x-github-event': 'pull_request',
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': body instanceof ReadableStream ? 'sha256=' : sign(body),
    ...headers,
  }
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const init = { method: 'POST', headers: given, body, duplex: 'half' } as RequestInit
  return to.request(`/webhooks/${hookId}`, init)
}

const inboxSize = async () => (await world.superuser`select from inbox`).length

describe('a signed delivery', () => {
  test('is kept with its one job, which the pull request decides the queue of', async () => {
    const deliveryId = randomUUID()
    const answer = await send({ headers: { 'x-github-delivery': deliveryId } })
    expect([answer.status, await answer.text()]).toEqual([202, 'kept'])

    const rows = await world.superuser`select * from inbox where delivery_id = ${deliveryId}`
    expect(rows).toMatchObject([
      {
        tenant_id: world.tenantId,
        connection_id: hook.connectionId,
        event: 'pull_request',
        body: opened(),
      },
    ])
    const inboxId = String(rows[0]?.['inbox_id'])
    const jobs = (await world.jobs()).filter(({ payload }) => payload['inboxId'] === inboxId)
    expect(jobs).toMatchObject([
      {
        name: 'handle-delivery',
        payload: { tenantId: world.tenantId, inboxId },
        queue: expect.stringMatching(/^pr-\d+$/),
        attempts: 0,
      },
    ])
  })

  test('that comes again is answered 202 and makes neither a second row nor a second job', async () => {
    const headers = { 'x-github-delivery': randomUUID() }
    await send({ headers })
    const before = [await inboxSize(), (await world.jobs()).length]
    const again = await send({ headers })
    expect([again.status, await again.text()]).toEqual([202, 'repeated'])
    expect([await inboxSize(), (await world.jobs()).length]).toEqual(before)
  })

  test('that comes five times at once is kept once', async () => {
    const headers = { 'x-github-delivery': randomUUID() }
    const answers = await Promise.all(Array.from({ length: 5 }, () => send({ headers })))
    expect((await Promise.all(answers.map((answer) => answer.text()))).sort()).toEqual([
      'kept',
      ...Array.from({ length: 4 }, () => 'repeated'),
    ])
  })

  test.each([
    ['of an event we do not act on', { 'x-github-event': 'star' }, opened()],
    ['that is not JSON', {}, '{"action": "op'],
    ['that is JSON of another shape', {}, '[]'],
    ['without a single byte', {}, ''],
    ['with a byte order mark', {}, `\ufeff${opened()}`],
    ['with characters of every length', {}, JSON.stringify({ title: 'aé€😀 \u0000' })],
  ])('%s is kept as it is: what cannot be read fails where it shows', async (_, headers, body) => {
    const deliveryId = randomUUID()
    const answer = await send({ body, headers: { ...headers, 'x-github-delivery': deliveryId } })
    expect(answer.status).toBe(202)
    const [row] = await world.superuser`
      select body, inbox_id::text as "inboxId" from inbox where delivery_id = ${deliveryId}`
    expect(row?.['body']).toBe(body)
    const jobs = (await world.jobs()).filter(({ payload }) => payload['inboxId'] === row?.['inboxId'])
    expect(jobs).toMatchObject([{ name: 'handle-delivery', queue: null }])
  })

  test('of 25 MB is kept', async () => {
    // How long that takes is the benches' business: a busy machine must not fail it.
    const to = doorOn({ hooks: world.database, inbox: world.database, deadlineMs: 30_000 })
    const filler = 'x'.repeat(25 * 1024 * 1024 - 2)
    expect((await send({ to, body: `"${filler}"` })).status).toBe(202)
  })
})

describe('the signature', () => {
  test('is refused with any of its bits flipped, and nothing is kept', async () => {
    const before = await inboxSize()
    const hex = sign(opened()).slice('sha256='.length)
    for (let bit = 0; bit < 256; bit += 1) {
      const flipped = Buffer.from(hex, 'hex')
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const signature = `sha256=${flipped.toString('hex')}`
      expect((await send({ headers: { 'x-hub-signature-256': signature } })).status).toBe(401)
    }
    expect(await inboxSize()).toBe(before)
  })

  test('is refused over a body with any of its bits flipped', async () => {
    const signature = sign(opened())
    const bytes = Buffer.from(opened())
    for (let bit = 0; bit < bytes.length * 8; bit += 5) {
      const body = Buffer.from(bytes)
      body[bit >> 3] = (body[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect((await send({ body, headers: { 'x-hub-signature-256': signature } })).status).toBe(401)
    }
  })

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['of the old kind', 'sha1=757107ea0eb2509fc211221cce984b8a37570b6d'],
    ['too short', 'sha256=7571'],
    ['not hexadecimal', `sha256=${'z'.repeat(64)}`],
  ])('is refused when it is %s', async (_, signature) => {
    expect((await send({ headers: { 'x-hub-signature-256': signature } })).status).toBe(401)
  })

  test('is refused when another secret made it', async () => {
    const answer = await send({ headers: { 'x-hub-signature-256': sign(opened(), 'another secret') } })
    expect([answer.status, await answer.text()]).toEqual([401, 'The signature does not match.'])
  })

  test('of a second secret counts while one is being replaced', async () => {
    const seal = await world.keyring.openTenant(world.tenantId, world.wrappedKey)
    const sealed = await seal.seal('the next secret', hookPlace(hook.connectionId))
    await world.superuser`
      update hook_route set sealed_secrets = array_append(sealed_secrets, ${sealed}) where hook_id = ${hook.hookId}`
    const to = doorOn({ hooks: world.database, inbox: world.database })
    const next = { 'x-hub-signature-256': sign(opened(), 'the next secret') }
    expect((await send({ to, headers: next })).status).toBe(202)
    expect((await send({ to })).status).toBe(202)
    expect((await send({ headers: next })).status).toBe(401)
  })
})

describe('what is refused before it is read', () => {
  test.each([
    ['an unknown hook', 404, { hookId: '0'.repeat(32) }],
    ['a hook id of another form', 404, { hookId: "1' or '1'='1" }],
    ['no event', 400, { headers: { 'x-github-event': undefined } }],
    ['no delivery id', 400, { headers: { 'x-github-delivery': undefined } }],
    ['an endless delivery id', 400, { headers: { 'x-github-delivery': 'x'.repeat(201) } }],
    ['an endless event', 400, { headers: { 'x-github-event': 'x'.repeat(101) } }],
    ['a form', 415, { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['no type', 415, { body: Buffer.from(opened()), headers: { 'content-type': undefined } }],
    ['a packed body', 415, { headers: { 'content-encoding': 'gzip' } }],
    ['bytes that are not UTF-8', 400, { body: Buffer.from([0x22, 0xc3, 0x28, 0x22]) }],
    ['a NUL', 400, { body: '"\0"' }],
    ['25 MB and a byte by its length', 413, { headers: { 'content-length': String(25 * 1024 * 1024 + 1) } }],
  ])('%s is answered %i', async (_, status, sent: Sent) => {
    const before = await inboxSize()
    expect((await send(sent)).status).toBe(status)
    expect(await inboxSize()).toBe(before)
  })

  test('more than 25 MB without a length, as soon as the limit is reached', async () => {
    let sentBytes = 0
    let isCancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sentBytes += 1024 * 1024
        controller.enqueue(new Uint8Array(1024 * 1024))
      },
      cancel() {
        isCancelled = true
      },
    })
    const answer = await send({ body: endless })
    expect(answer.status).toBe(413)
    expect(answer.headers.get('connection')).toBe('close')
    expect(sentBytes).toBeLessThanOrEqual(28 * 1024 * 1024)
    expect(isCancelled).toBe(true)
  })
})

describe('many at once', () => {
  test('share transactions, and all of them are kept', async () => {
    let transactions = 0
    const counting: Database = {
      ...world.database,
      atDoor(work) {
        transactions += 1
        return world.database.atDoor(work)
      },
    }
    const to = doorOn({ hooks: world.database, inbox: counting })
    await send({ to })
    const [before, jobsBefore] = [await inboxSize(), (await world.jobs()).length]
    transactions = 0
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => send({ to, body: opened(index + 1) })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
    expect(await inboxSize()).toBe(before + 100)
    expect((await world.jobs()).length).toBe(jobsBefore + 100)
    expect(transactions).toBeLessThan(50)
  })
})

describe('without its database', () => {
  /** Takes connections and never says a word. */
  const silent = async () => {
    const sockets = new Set<Socket>()
    const server: Server = createServer((socket) => sockets.add(socket.on('error', () => {})))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const close = () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    }
    return { port, close }
  }

  const expectRefusedInTime = async (to: Hono) => {
    const startedAt = performance.now()
    const answer = await send({ to })
    expect(performance.now() - startedAt).toBeLessThan(2_000)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
  }

  const databaseAt = (port: number) =>
    createDatabase({
      url: `postgres://nobody@127.0.0.1:${port}/none`,
      connections: 4,
      deadlineMs: DEADLINE_MS,
    })

  test('a look-up that takes long leaves the inbox less time: both together stay within 2 seconds', async () => {
    const server = await silent()
    const inbox = databaseAt(server.port)
    const hooks: Database = {
      ...world.database,
      async atDoor(work) {
        await sleep(1_000)
        return world.database.atDoor(work)
      },
    }
    try {
      await expectRefusedInTime(doorOn({ hooks, inbox }))
    } finally {
      server.close()
      await inbox.close()
    }
  })

  test.each(['closed', 'silent'] as const)('the door says 503 within 2 seconds: %s port', async (kind) => {
    const server = await silent()
    const database = databaseAt(kind === 'closed' ? await findFreePort() : server.port)
    try {
      await expectRefusedInTime(doorOn({ hooks: database, inbox: database }))
      await expectRefusedInTime(doorOn({ hooks: world.database, inbox: database }))
    } finally {
      server.close()
      await database.close()
    }
  })
})
