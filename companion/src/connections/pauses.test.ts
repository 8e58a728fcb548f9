import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { createInstalledTenant, type InstalledTenant } from '../../test/installed-tenant'
import { Failure } from '../failure'
import type { SafeFetch } from '../fetch/safe-fetch'
import { writtenIssue } from '../jira/limit-scope'
import { createPauses } from './pauses'

let world: InstalledTenant

beforeAll(async () => {
  world = await createInstalledTenant()
})
afterEach(() => world.superuser`delete from pause`)
afterAll(() => world.stop())

/** One process's view of the connection, and the calls that it let through. */
const openProcess = (connectionId = world.connectionId) => {
  const { database, tenantId } = world
  const calls: string[] = []
  const fetch: SafeFetch = async (url, { method = 'GET' } = {}) => {
    calls.push(`${method} ${url}`)
    return new Response()
  }
  const pauses = createPauses(database, () => new Date(Date.now() + laterMs))
  const connection = { tenantId, connectionId, scopeOf: writtenIssue }
  let laterMs = 0
  const meet = (failure: Failure) =>
    pauses
      .noting(connection, {
        ask: async () => {
          throw failure
        },
      })
      .ask()
      .catch((thrown: unknown) => thrown)
  return {
    ask: pauses.respecting(connection, fetch),
    meet,
    calls,
    /** Lets its clock go on. */
    passTime: (ms: number) => {
      laterMs += ms
    },
  }
}

const limited = (retryAfterSeconds?: number, scope?: string) =>
  new Failure('jira-rate-limited', 'Jira asks us to wait.', {
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    scope,
  })
const issue = (id: number) => `https://jira.example/rest/api/3/issue/${id}/comment`

describe('a connection whose other side named a time', () => {
  test('is left alone by every process until then, and the job learns how long', async () => {
    const [told, other] = [openProcess(), openProcess()]
    const failure = limited(40)
    expect(await told.meet(failure)).toBe(failure)
    for (const { ask, calls } of [told, other]) {
      const refused = await ask(issue(7)).catch((thrown: unknown) => thrown)
      expect(refused).toMatchObject({ code: 'connection-paused' })
      expect((refused as Failure).retryAfterSeconds).toBeGreaterThan(35)
      expect((refused as Failure).retryAfterSeconds).toBeLessThanOrEqual(40)
      expect(calls).toEqual([])
    }
  })

  test('is asked again afterwards', async () => {
    const { ask, meet, calls, passTime } = openProcess()
    await meet(limited(40))
    await expect(ask(issue(7))).rejects.toMatchObject({ code: 'connection-paused' })
    await world.superuser`update pause set until = now()`
    passTime(200)
    await ask(issue(7))
    expect(calls).toHaveLength(1)
  })

  test('is left alone a moment later by a process that had just looked', async () => {
    const [told, other] = [openProcess(), openProcess()]
    await other.ask(issue(7))
    await told.meet(limited(40))
    other.passTime(200)
    await expect(other.ask(issue(7))).rejects.toMatchObject({ code: 'connection-paused' })
  })

  test('does not hold up the others', async () => {
    await openProcess().meet(limited(40))
    const other = openProcess(world.tenantId) // the id of no connection that was told anything
    await other.ask(issue(7))
    expect(other.calls).toHaveLength(1)
  })

  test('keeps the later of two times', async () => {
    const { meet } = openProcess()
    await meet(limited(400))
    await meet(limited(4))
    const [row] = await world.superuser`select extract(epoch from until - now())::int as seconds from pause`
    expect(row?.['seconds']).toBeGreaterThan(300)
  })

  test('is not paused anew by the job that waited', async () => {
    const { ask, meet } = openProcess()
    await meet(limited(40))
    const before = await world.superuser`select until from pause`
    const refused = await ask(issue(7)).catch((thrown: unknown) => thrown)
    await meet(refused as Failure)
    expect(await world.superuser`select until from pause`).toEqual(before)
  })
})

test("one issue's limit stops the writes to it and nothing else", async () => {
  const { ask, meet, calls } = openProcess()
  await meet(limited(40, writtenIssue('POST', issue(7))))
  await expect(ask(issue(7), { method: 'POST' })).rejects.toMatchObject({ code: 'connection-paused' })
  await ask(issue(7))
  await ask(issue(8), { method: 'POST' })
  expect(calls).toEqual([`GET ${issue(7)}`, `POST ${issue(8)}`])
})

test.each([
  ['that names no time', limited()],
  ['of the database', new Failure('database-unavailable', 'No answer.', { retryAfterSeconds: 5 })],
  ['of the token', new Failure('jira-token-refused', 'Not accepted.', { retryAfterSeconds: 60 })],
])('a failure %s begins no pause', async (_, failure) => {
  await openProcess().meet(failure)
  expect(await world.superuser`select from pause`).toHaveLength(0)
})
