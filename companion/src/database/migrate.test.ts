import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { createThrowawayDatabase } from '../../test/throwaway-database'
import { prepare } from '../prepare'
import { createDatabase } from './database'
import { migrate } from './migrate'

const server = process.env['THROUGHLINE_TEST_DATABASE_URL'] ?? ''
const name = `migrate_${randomBytes(4).toString('hex')}`
const urlFor = (user: string, database = name) =>
  Object.assign(new URL(server), { pathname: `/${database}`, username: user, password: 'plain' }).href
let admin: pg.Client

beforeAll(async () => {
  admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create role ${name} login createrole password 'plain'`)
  await admin.query(`create role ${name}_weak login password 'plain'`)
  await admin.query(`create database ${name} owner ${name}`)
  await admin.query(`create database ${name}_bare owner ${name}_weak`)
  // Roles are the server's: other tests make them, too, and then an administrator has to let the login act as them.
  await (await createThrowawayDatabase()).drop()
  for (const role of ['app', 'intake', 'jobs', 'router'])
    await admin.query(`grant throughline_${role} to ${name} with admin option`)
})

afterAll(async () => {
  for (const database of [name, `${name}_bare`]) await admin.query(`drop database ${database} with (force)`)
  for (const login of [name, `${name}_weak`]) {
    await admin.query(`drop owned by ${login} cascade`)
    await admin.query(`drop role ${login}`)
  }
  await admin.end()
})

describe('a login that owns its database and is no superuser', () => {
  test('migrates, and its door and its tenants work', async () => {
    expect(await migrate(urlFor(name))).toEqual({ hasRoles: true })
    const database = createDatabase({ url: urlFor(name), connections: 1, deadlineMs: 5_000 })
    expect(await database.atDoor((sql) => sql`select current_user as who`)).toEqual([
      { who: 'throughline_intake' },
    ])
    const [jobs] = await database.atDoor((sql) => sql`select add_jobs('[]'::json) is null as "isAdded"`)
    expect(jobs).toBeDefined()
    await database.close()
  })

  test('migrates once when several processes start together, and changes nothing at the next start', async () => {
    await Promise.all([migrate(urlFor(name)), migrate(urlFor(name)), migrate(urlFor(name))])
    const client = new pg.Client({ connectionString: urlFor(name) })
    await client.connect()
    const { rows } = await client.query('select name from schema_migration')
    await client.end()
    const files = await readdir(join(__dirname, 'migrations'))
    expect(rows).toEqual(files.sort().map((file) => ({ name: file.replace('.sql', '') })))
  })
})

describe('a login that may not make roles', () => {
  test('cannot run the hosted companion, and serves the one tenant of a self-managed one', async () => {
    const url = urlFor(`${name}_weak`, `${name}_bare`)
    await expect(migrate(url)).resolves.toEqual({ hasRoles: false })
    const options = {
      databaseUrl: url,
      masterKeys: `k:${Buffer.alloc(32, 1).toString('base64')}`,
      dataFolder: '',
    }
    await expect(prepare({ ...options, mode: 'hosted' })).rejects.toThrow(/may not create roles/)
    const { onlyTenantId } = await prepare({ ...options, mode: 'self-managed' })
    expect(await prepare({ ...options, mode: 'self-managed' })).toMatchObject({ onlyTenantId })

    const database = createDatabase({ url, connections: 1, deadlineMs: 5_000, onlyTenantId })
    const seen = await database.withTenant(
      onlyTenantId ?? '',
      (sql) => sql`select tenant_id as id from tenant`,
    )
    expect(seen).toEqual([{ id: onlyTenantId }])
    await database.atDoor((sql) => sql`select add_jobs('[]'::json)`)
    await database.close()
  })
})

test('a database that is not there is one sentence with the address and what to check', async () => {
  await expect(migrate('postgres://somebody:secret@127.0.0.1:1/none')).rejects.toMatchObject({
    code: 'database-unavailable',
    message: expect.stringMatching(/^The database at 127\.0\.0\.1:1 cannot be used: .+ Check DATABASE_URL/),
  })
})
