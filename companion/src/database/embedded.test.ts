import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { discardEmbeddedPostgres, startEmbeddedPostgres } from './embedded'
import { findBinaries } from './embedded-binaries'
import { chooseHome, dataFolder } from './embedded-home'
import { readPostmaster } from './embedded-leftover'
import { findFreePort } from './embedded-port'
import { findCommand } from './embedded-process'
import { cleanEnvironment, thisSystem } from './embedded-system'

const flags = ['-c', 'fsync=off']
let folder: string
let said: string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-test-embedded-'))
  await chmod(folder, 0o755)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const start = (options: { readonly port?: number; readonly flags?: readonly string[] } = {}) => {
  said = []
  return startEmbeddedPostgres({ folder, flags, say: (line) => said.push(line), ...options })
}

const query = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

describe('the embedded PostgreSQL', () => {
  it('keeps its data between starts, and leaves nothing running', async () => {
    const first = await start()
    expect(said).toEqual(['Making the database. This happens once and takes a few seconds.'])
    expect(first.url).toMatch(/^postgres:\/\/postgres:[\w-]{32}@127\.0\.0\.1:\d+\/throughline$/)
    await query(first.url, `create table kept as select 'it is here' as line`)
    const server = await readPostmaster(dataFolder(folder))
    await first.stop()
    expect(await findCommand(server?.pid ?? 0)).toBeUndefined()

    const second = await start()
    expect(said).toEqual([])
    expect(await query(second.url, 'select line from kept')).toEqual(['it is here'])
    await second.stop()
  })

  it('is durable unless told otherwise, and listens on this machine alone', async () => {
    const { url, stop } = await start({ flags: [] })
    const settings = [
      'fsync',
      'synchronous_commit',
      'listen_addresses',
      'unix_socket_directories',
      'data_checksums',
    ]
    const values = await Promise.all(settings.map((name) => query(url, `show ${name}`)))
    await stop()
    expect(values.flat()).toEqual(['on', 'on', '127.0.0.1', '', 'on'])
  })

  it('knows letters beyond ASCII', async () => {
    const { url, stop } = await start()
    const words = await query(url, `select lower('ÜBER'), to_tsvector('simple', 'Größe')::text`)
    await stop()
    expect(words).toEqual(['über', `'größe':1`])
  })

  it('lets nobody in without the password, which only its owner may read', async () => {
    const { url, stop } = await start()
    const stranger = Object.assign(new URL(url), { password: 'guess' })
    await expect(query(stranger.href, 'select 1')).rejects.toThrow('password authentication failed')
    await stop()
    const { mode } = await stat(join(folder, 'postgres.password'))
    expect(mode & 0o777).toBe(0o600)
  })

  it('refuses a second start in the same folder', async () => {
    const { stop } = await start()
    await expect(start()).rejects.toMatchObject({
      code: 'already-running',
      message: `Throughline is already running in this folder (process ${process.pid}). Stop it first, or start this one in another checkout.`,
    })
    await stop()
  })

  it('refuses a port that another program has', async () => {
    const squatter = createServer().listen(0, '127.0.0.1')
    await once(squatter, 'listening')
    const address = squatter.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await expect(start({ port })).rejects.toMatchObject({ code: 'port-taken' })
    squatter.close()
  })

  it('stops the server that a killed launcher has left running', async () => {
    const orphan = await launchOrphan()
    const { url, stop } = await start()
    expect(said).toEqual([
      `Stopped the PostgreSQL that an earlier start had left running (process ${orphan.pid}).`,
    ])
    expect(orphan.exitCode).toBe(0)
    expect(await query(url, 'select line from kept')).toEqual(['it is here'])
    await stop()
  })

  it('starts although the number of its former process has passed to another program', async () => {
    await writeFile(join(dataFolder(folder), 'postmaster.pid'), `${process.pid}\n`)
    const { stop } = await start()
    await stop()
  })

  it('starts again on the same port when the server is killed', async () => {
    const { url, stop } = await start()
    const server = await readPostmaster(dataFolder(folder))
    process.kill(server?.pid ?? 0, 'SIGKILL')
    await expect(untilAnswered(url)).resolves.toEqual(['it is here'])
    await stop()
  })

  it('says what to do about data of another version', async () => {
    const version = join(dataFolder(folder), 'PG_VERSION')
    const original = await readFile(version)
    await writeFile(version, '17\n')
    await expect(start()).rejects.toThrow(/was made by PostgreSQL 17, and this Throughline brings 18\. Save/)
    await writeFile(version, original)
  })

  it('says what to do about a lost password', async () => {
    const password = join(folder, 'postgres.password')
    await rename(password, `${password}.away`)
    await expect(start()).rejects.toThrow(/^The password of the database in .* is missing: put .* back/)
    await rename(`${password}.away`, password)
  })

  it('is discarded with everything that was left running', async () => {
    const orphan = await launchOrphan()
    await discardEmbeddedPostgres(folder)
    expect(orphan.exitCode).toBe(0)
    await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

/** As after `kill -9` of the process that had started it. */
const launchOrphan = async () => {
  const home = await chooseHome(folder, thisSystem)
  const { postgres } = await findBinaries(home, thisSystem)
  const data = dataFolder(folder)
  const port = String(await findFreePort())
  const orphan = spawn(postgres, ['-D', data, '-p', port, '-c', 'unix_socket_directories='], {
    ...home.account,
    cwd: '/',
    env: cleanEnvironment,
    stdio: 'ignore',
  })
  while (!(await readPostmaster(data))?.isReady) await sleep(20)
  return orphan
}

const untilAnswered = async (url: string) => {
  for (;;) {
    const rows = await query(url, 'select line from kept').catch(() => undefined)
    if (rows) return rows
    await sleep(50)
  }
}
