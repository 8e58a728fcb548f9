import { closeSync, openSync } from 'node:fs'
import { createDatabase } from '@throughline/companion/database/database'
import { loopbackOnly } from '@throughline/companion/fetch/egress'
import { forkChild } from '@throughline/companion/fork-child'
import type { ForgeTrust } from '@throughline/companion/http/forge-token'
import type { OAuthApp } from '@throughline/companion/jira/auth/atlassian-account'
import { silentLog } from '@throughline/companion/log'
import { prepare } from '@throughline/companion/prepare'
import { makeSignInLink } from '@throughline/companion/sessions/make-sign-in-link'
import type { Settings } from '@throughline/companion/settings'
import { type Supervisor, supervise } from '@throughline/companion/supervisor'
import postgres from 'postgres'

export interface OwnCompanionOptions {
  /** Of the sandbox's own database; the companion gets another one beside it. */
  readonly databaseUrl: string
  readonly dataFolder: string
  readonly port: number
  /** The app that can be paired with it. */
  readonly trust: ForgeTrust
  /** The app by which it reaches Jira Cloud. */
  readonly oauthApp: OAuthApp
  readonly childEntry: string
  readonly logFile: string
}

type Environment = Readonly<Record<string, string>>

/** A second companion, as a customer runs one: self-managed, with its dashboard, and with nothing connected. */
export interface OwnCompanion {
  readonly url: string
  /** Begins to start, and lets nobody wait for it; `environment` is added to that of its processes. */
  start(environment: Environment): void
  /** Resolves when its dashboard can be opened; rejects with what kept it from starting. */
  ready(): Promise<void>
  /** A link that lets its owner in, once, within 15 minutes; waits until it is ready. */
  makeSignInLink(): Promise<string>
  /** Forgets everything, connections and sessions included, and starts anew. */
  startOver(): Promise<void>
  stop(): Promise<void>
}

interface Running {
  readonly databaseUrl: string
  readonly tenantId: string
}

const DATABASE = 'throughline_own'

/** Jobs its worker runs at once. */
const WORKERS = 2

export const createOwnCompanion = (options: OwnCompanionOptions): OwnCompanion => {
  const url = `http://127.0.0.1:${options.port}`
  let begin: (environment: Environment) => void = () => {}
  const begun = new Promise<Environment>((resolve) => {
    begin = resolve
  })
  let isStopping = false
  let supervisor: Supervisor | undefined

  const start = async (environment: Environment): Promise<Running> => {
    const databaseUrl = await ownDatabase(options.databaseUrl)
    const { dataFolder } = options
    const prepared = await prepare({ databaseUrl, masterKeys: undefined, dataFolder, mode: 'self-managed' })
    if (isStopping) throw new Error('it is being stopped')
    const settings = { ...settingsOf(url, options), databaseUrl, ...prepared }
    supervisor = superviseBoth(settings, environment, options)
    await supervisor.ready
    return { databaseUrl, tenantId: prepared.selfManagedTenantId ?? '' }
  }

  const stopProcesses = async () => {
    await supervisor?.stop()
    supervisor = undefined
  }

  let running = quietly(begun.then(start))
  return {
    url,
    start: begin,
    ready: () => running.then(() => {}),

    async makeSignInLink() {
      const { databaseUrl, tenantId } = await running
      const database = createDatabase({ url: databaseUrl, connections: 1, deadlineMs: 5_000 })
      const guest = { name: 'Visitor', role: 'owner' } as const
      try {
        return await makeSignInLink({ database, tenantId, address: url, guest, now: new Date() })
      } finally {
        await database.close()
      }
    },

    async startOver() {
      const before = running
      running = quietly(
        begun.then(async (environment) => {
          await before.catch(() => {})
          await stopProcesses()
          await dropDatabase(options.databaseUrl)
          return start(environment)
        }),
      )
      await running
    },

    /** While it is starting, its processes are stopped as soon as they are there. */
    async stop() {
      if (isStopping) return
      isStopping = true
      begin({})
      await stopProcesses()
      await running.catch(() => {})
      await stopProcesses()
    },
  }
}

/** Whoever needs it hears of its failure; nobody else has to. */
const quietly = <T>(promise: Promise<T>): Promise<T> => {
  promise.catch(() => {})
  return promise
}

const settingsOf = (address: string, { port, trust, oauthApp }: OwnCompanionOptions) => ({
  host: '127.0.0.1',
  port,
  address,
  workers: WORKERS,
  logLevel: 'info',
  trust,
  oauthApp,
  isReachable: true,
  egress: loopbackOnly,
  panelReadSeconds: 30,
})

const superviseBoth = (
  settings: Settings,
  environment: Environment,
  { childEntry, logFile }: OwnCompanionOptions,
): Supervisor => {
  const output = openSync(logFile, 'a')
  const supervisor = supervise({
    children: (['intake', 'worker'] as const).map((role) => ({
      name: role,
      fork: forkChild({
        entry: childEntry,
        assignment: { kind: 'start', role, settings },
        output,
        environment,
      }),
    })),
    log: silentLog,
  })
  let isClosed = false
  return {
    ready: supervisor.ready,
    async stop() {
      await supervisor.stop()
      if (!isClosed) closeSync(output)
      isClosed = true
    },
  }
}

/** The address of a database of this name beside the given one, made where it is missing. */
const ownDatabase = async (url: string): Promise<string> => {
  const own = new URL(url)
  own.pathname = `/${DATABASE}`
  await asSuperuser(url, async (sql) => {
    const found = await sql`select from pg_database where datname = ${DATABASE}`
    if (found.length === 0) await sql`create database ${sql(DATABASE)}`
  })
  return own.href
}

const dropDatabase = (url: string) =>
  asSuperuser(url, async (sql) => {
    await sql`drop database if exists ${sql(DATABASE)} with (force)`
  })

const asSuperuser = async (url: string, work: (sql: postgres.Sql) => Promise<void>) => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}
