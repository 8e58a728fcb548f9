import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import postgres from 'postgres'
import { createThrowawayDatabase, type ThrowawayDatabase } from '../../test/throwaway-database'
import { putDeliveries } from '../inbox/inbox'
import { createDatabase, type Database } from './database'

let throwaway: ThrowawayDatabase
let database: Database
/** The superuser: what the embedded database, and many a DATABASE_URL, logs in as. */
let superuser: postgres.Sql
const [ours, theirs] = [randomUUID(), randomUUID()]
const connectionOf = new Map<string, string>([ours, theirs].map((tenantId) => [tenantId, randomUUID()]))

beforeAll(async () => {
  throwaway = await createThrowawayDatabase()
  superuser = postgres(throwaway.url, { max: 2, onnotice: () => {} })
  // A thousand transactions at once wait for four connections: on a busy machine that takes its time.
  database = createDatabase({ url: throwaway.url, connections: 4, deadlineMs: 60_000 })
  for (const tenantId of [ours, theirs]) {
    await superuser`insert into tenant (tenant_id, kind, wrapped_key) values (${tenantId}, 'self-managed', 'wrapped')`
    await superuser`
      insert into connection (tenant_id, connection_id, host, mode, base_url)
      values (${tenantId}, ${connectionOf.get(tenantId) ?? ''}, 'jira', 'forge', 'https://api.atlassian.com')`
    await superuser`
      insert into issue (tenant_id, issue_id, key, project_id, summary, status, status_category)
      values (${tenantId}, '1', 'SHOP-1', '10', 'Ours', 'To Do', 'new')`
  }
})

afterAll(async () => {
  await Promise.all([superuser.end(), database.close()])
  await throwaway.drop()
})

describe('a transaction of one tenant', () => {
  test('sees its own rows and no others, though the login is a superuser', async () => {
    const rows = await database.withTenant(ours, (sql) => sql`select distinct tenant_id from issue`)
    expect(rows).toEqual([{ tenant_id: ours }])
  })

  test('finds nothing when it asks for another tenant by name', async () => {
    expect(
      await database.withTenant(ours, (sql) => sql`select from issue where tenant_id = ${theirs}`),
    ).toHaveLength(0)
  })

  test('may not write a row of another tenant', async () => {
    const write = database.withTenant(
      ours,
      (sql) => sql`
        insert into issue (tenant_id, issue_id, key, project_id, summary, status, status_category)
        values (${theirs}, '2', 'SHOP-2', '10', '', '', '')`,
    )
    await expect(write).rejects.toThrow(/row-level security/)
  })

  test('may not move its row to another tenant', async () => {
    const move = database.withTenant(ours, (sql) => sql`update issue set tenant_id = ${theirs}`)
    await expect(move).rejects.toThrow(/row-level security/)
  })

  test('changes nothing of another tenant when it updates or deletes everything', async () => {
    await database.withTenant(ours, (sql) => sql`update issue set summary = 'Changed'`)
    const [row] = await superuser`select summary from issue where tenant_id = ${theirs}`
    expect(row?.['summary']).toBe('Ours')
  })

  test('leaves no tenant behind for the next user of its connection', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () => database.withTenant(ours, (sql) => sql`select from issue`)),
    )
    expect(await database.atDoor((sql) => sql`select current_tenant() as tenant`)).toEqual([{ tenant: null }])
  })

  test('leaves no tenant behind after a rollback', async () => {
    const fails = database.withTenant(ours, async (sql) => {
      await sql`select from issue`
      throw new Error('stop')
    })
    await expect(fails).rejects.toThrow('stop')
    expect(await database.atDoor((sql) => sql`select current_tenant() as tenant`)).toEqual([{ tenant: null }])
  })

  test('takes nothing but a tenant id for one', async () => {
    await expect(database.withTenant("' or 1=1 --", (sql) => sql`select from issue`)).rejects.toThrow(/uuid/)
  })

  test('keeps to its own rows when many tenants interleave', async () => {
    const seen = await Promise.all(
      Array.from({ length: 1_000 }, (_, index) => {
        const tenantId = index % 2 === 0 ? ours : theirs
        return database.withTenant(tenantId, async (sql) => {
          const rows = await sql`select distinct tenant_id from issue`
          return rows.length === 1 && rows[0]?.['tenant_id'] === tenantId
        })
      }),
    )
    expect(seen.every(Boolean)).toBe(true)
  }, 60_000)

  test('may not read or add jobs past add_jobs()', async () => {
    const read = database.withTenant(ours, (sql) => sql`select from graphile_worker._private_jobs`)
    await expect(read).rejects.toThrow(/permission denied for schema graphile_worker/)
    const add = database.withTenant(ours, (sql) => sql`select graphile_worker.add_job('x')`)
    await expect(add).rejects.toThrow(/permission denied for schema graphile_worker/)
  })
})

describe('a transaction without a tenant', () => {
  test('sees no rows at all', async () => {
    const rows = await superuser.begin(async (sql) => {
      await sql`set local role throughline_app`
      return sql`select from issue`
    })
    expect(rows).toHaveLength(0)
  })
})

describe('the door', () => {
  const delivery = (tenantId: string, deliveryId: string) => ({
    tenantId,
    connectionId: connectionOf.get(tenantId) ?? '',
    deliveryId,
    event: 'pull_request',
    body: '{}',
  })

  test('puts deliveries of several tenants in one batch, and drops the repeated ones', async () => {
    const batch = [delivery(ours, 'a'), delivery(theirs, 'a'), delivery(ours, 'a'), delivery(ours, 'b')]
    const kept = await database.atDoor((sql) => putDeliveries(sql, batch))
    expect([...kept.keys()].map((one) => batch.indexOf(one))).toEqual([0, 1, 3])
    expect((await database.atDoor((sql) => putDeliveries(sql, batch))).size).toBe(0)
  })

  test('reads no body and no other table', async () => {
    await expect(database.atDoor((sql) => sql`select body from inbox`)).rejects.toThrow(/permission denied/)
    const tables = await superuser<{ name: string }[]>`
      select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'inbox'`
    for (const { name } of tables) {
      await expect(database.atDoor((sql) => sql`select from ${sql(name)}`)).rejects.toThrow(
        /permission denied/,
      )
    }
  })
})

describe('the worker', () => {
  test('fetches jobs as a role that can read no table of ours', async () => {
    const tables = await superuser<{ name: string }[]>`
      select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`
    expect(tables.length).toBeGreaterThan(10)
    for (const { name } of tables) {
      const read = superuser.begin(async (sql) => {
        await sql`set local role throughline_jobs`
        await sql`select from ${sql(name)}`
      })
      await expect(read).rejects.toThrow(/permission denied/)
    }
  })
})

describe('the catalogue', () => {
  test('every table with a tenant has forced row-level security and a policy', async () => {
    const tables = await superuser`
      select relname, relrowsecurity as enabled, relforcerowsecurity as forced,
        exists (select from pg_policy where polrelid = pg_class.oid and polname = 'own_tenant') as closed
      from pg_class join pg_attribute on attrelid = pg_class.oid and attname = 'tenant_id'
      where relkind = 'r' and relnamespace = 'public'::regnamespace`
    expect(tables.length).toBeGreaterThan(10)
    for (const table of tables) expect(table).toMatchObject({ enabled: true, forced: true, closed: true })
  })

  test('our roles are neither superusers nor exempt from row-level security, and cannot log in', async () => {
    const roles = await superuser`
      select rolsuper or rolbypassrls or rolcanlogin as "isStrong" from pg_roles where rolname like 'throughline_%'`
    expect(roles.map(({ isStrong }) => isStrong)).toEqual([false, false, false, false])
  })

  test('every unique key of a tenant starts with the tenant, but for the hook id, which leads to it', async () => {
    const keys = await superuser<{ name: string; first: string }[]>`
      select index.relname as name, attname as first from pg_index
      join pg_class index on index.oid = indexrelid
      join pg_class owner on owner.oid = indrelid and owner.relnamespace = 'public'::regnamespace
      join pg_attribute on attrelid = indrelid and attnum = indkey[0]
      where indisunique and exists (
        select from pg_attribute where attrelid = indrelid and attname = 'tenant_id')`
    const others = keys.filter(({ first }) => first !== 'tenant_id').map(({ name }) => name)
    expect(others.sort()).toEqual(['hook_route_hook_id_key', 'tenant_installation_id_environment_id_key'])
  })
})
