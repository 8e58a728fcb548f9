import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrate } from '../src/database/migrate'

export interface ThrowawayDatabase {
  /** Of a superuser, as the embedded database has one. */
  readonly url: string
  drop(): Promise<void>
}

const template = 'throughline_template'

/** A migrated database of its own for one test file, on the server that the test run started. */
export const createThrowawayDatabase = async (): Promise<ThrowawayDatabase> => {
  const server = process.env['THROUGHLINE_TEST_DATABASE_URL'] ?? ''
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(server, async (client) => {
    // Test files run side by side: the first one makes the template, the others wait for it.
    await client.query('select pg_advisory_lock(7460002)')
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (!rowCount) {
      await client.query(`create database ${template}`)
      await migrate(urlOf(server, template))
    }
    await client.query(`create database ${name} template ${template}`)
  })
  return {
    url: urlOf(server, name),
    drop: () =>
      onServer(server, async (client) => void (await client.query(`drop database ${name} with (force)`))),
  }
}

const onServer = async (url: string, work: (client: pg.Client) => Promise<void>) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

const urlOf = (server: string, database: string) =>
  Object.assign(new URL(server), { pathname: `/${database}` }).href
