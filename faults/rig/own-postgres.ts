import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../companion/src/database/embedded'
import { dataFolder } from '../../companion/src/database/embedded-home'
import { readPostmaster } from '../../companion/src/database/embedded-leftover'
import type { FaultRun } from '../fault'

/** The PostgreSQL of one run. Those that break it throw where the server was given: it may be somebody else's. */
export interface OwnPostgres {
  readonly url: string
  /** As `pg_ctl -m immediate`: it ends at once, and is started again half a second later. Resolves when it is gone. */
  crash(): Promise<void>
  /** Stops it. */
  down(): Promise<void>
  /** Starts it again on the same port. */
  up(): Promise<void>
  /** Resolves when a new connection is answered. */
  answers(): Promise<void>
}

export const openPostgres = (run: FaultRun, folder: string): Promise<OwnPostgres> =>
  run.postgresUrl ? useGiven(run.postgresUrl, run) : startOwn(run, folder)

const startOwn = async ({ isShort, say, atEnd }: FaultRun, folder: string): Promise<OwnPostgres> => {
  const flags = isShort ? ['-c', 'fsync=off'] : []
  let starting: Promise<EmbeddedPostgres | undefined> = startEmbeddedPostgres({ folder, flags })
  const stop = async () => {
    const server = await starting.catch(() => undefined)
    starting = Promise.resolve(undefined)
    await server?.stop()
  }
  atEnd(stop)
  const server = await starting
  const url = server?.url ?? ''
  const port = Number(new URL(url).port)
  return {
    url,
    async crash() {
      const postmaster = await readPostmaster(dataFolder(folder))
      if (!postmaster) throw new Error('There is no PostgreSQL to crash.')
      process.kill(postmaster.pid, 'SIGQUIT')
      while (isAlive(postmaster.pid)) await sleep(5)
    },
    down: stop,
    async up() {
      starting = startEmbeddedPostgres({ folder, port, flags, say })
      await starting
    },
    answers: () => untilAnswers(url),
  }
}

const useGiven = async (server: string, { atEnd }: FaultRun): Promise<OwnPostgres> => {
  const name = `faults_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${name}`)
  atEnd(() => onServer(server, `drop database ${name} with (force)`))
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  const refuse = async () => {
    throw new Error('This fault breaks its PostgreSQL. Run it without --postgres.')
  }
  return { url, crash: refuse, down: refuse, up: refuse, answers: () => untilAnswers(url) }
}

const onServer = async (url: string, statement: string) => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

const untilAnswers = async (url: string) => {
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    const isThere = await onServer(url, 'select 1').then(
      () => true,
      () => false,
    )
    if (isThere) return
    await sleep(20)
  }
  throw new Error('PostgreSQL did not come back within a minute.')
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
