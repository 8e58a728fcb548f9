import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { findFreePort } from '../src/database/embedded-port'
import { createThrowawayDatabase, type ThrowawayDatabase } from './throwaway-database'
import { eventually } from './world'

let database: ThrowawayDatabase
let folder: string

beforeAll(async () => {
  database = await createThrowawayDatabase()
  folder = await mkdtemp(join(tmpdir(), 'throughline-real-'))
})

afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

/** The companion as an operator starts it: settings in the environment, a database of their own. */
const start = async (settings: Readonly<Record<string, string>>) => {
  const port = await findFreePort()
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: resolve(__dirname, '../..'),
    env: {
      PATH: process.env['PATH'],
      THROUGHLINE_MODE: 'self-managed',
      THROUGHLINE_MASTER_KEYS: `key1:${Buffer.alloc(32, 3).toString('base64')}`,
      THROUGHLINE_PORT: String(port),
      THROUGHLINE_DATA: folder,
      DATABASE_URL: database.url,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += chunk
    })
  }
  return {
    child,
    port,
    output: () => printed,
    ended: new Promise<number | null>((end) => child.once('close', end)),
  }
}

const answersOk = (port: number) =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    ({ status }) => status === 200,
    () => false,
  )

const stop = (child: ChildProcess) => child.kill('SIGTERM')

describe('the companion alone, with a mode and a database', () => {
  test('answers, logs no secret, and ends within its time on SIGTERM', async () => {
    const { child, port, output, ended } = await start({})
    await eventually(
      () => answersOk(port),
      (isUp) => isUp,
    )
    stop(child)
    expect(await ended).toBe(0)
    expect(output()).toContain('intake listens')
    expect(output()).toContain('worker works')
    expect(output()).not.toContain(Buffer.alloc(32, 3).toString('base64'))
    expect(output()).not.toContain(new URL(database.url).password)
  }, 60_000)

  test.each(['intake', 'worker'])(
    'runs as %s alone where a supervisor of its own keeps it',
    async (role) => {
      const { child, port, output, ended } = await start({ THROUGHLINE_ROLE: role })
      const isUp = role === 'intake' ? () => answersOk(port) : () => output().includes('worker works')
      await eventually(isUp, (up) => up)
      stop(child)
      expect(await ended).toBe(0)
    },
    60_000,
  )

  test('refuses another master key than the one that sealed the secrets, and changes nothing', async () => {
    const other = `key2:${Buffer.alloc(32, 4).toString('base64')}`
    const { output, ended } = await start({ THROUGHLINE_MASTER_KEYS: other })
    expect(await ended).toBe(1)
    expect(output().trim()).toMatch(
      /^The master key "[\w-]+", which sealed secrets of this database, is missing or is another one\./,
    )
  }, 60_000)

  test('says in one sentence that its port is taken', async () => {
    const first = await start({})
    await eventually(
      () => answersOk(first.port),
      (isUp) => isUp,
    )
    const second = await start({ THROUGHLINE_PORT: String(first.port) })
    expect(await second.ended).toBe(1)
    const sentences = second
      .output()
      .split('\n')
      .filter((line) => !line.startsWith('{') && line !== '')
    expect(sentences).toEqual([expect.stringMatching(/^Port \d+ is taken by another program\./)])
    stop(first.child)
    expect(await first.ended).toBe(0)
  }, 60_000)
})
