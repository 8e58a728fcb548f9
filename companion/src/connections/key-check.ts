import postgres from 'postgres'
import { Failure } from '../failure'
import type { Keyring } from './seal'

/**
 * Compares the master keys with the sealed known words of earlier starts, and leaves one for today's first key.
 * Throws `key-wrong`, and changes nothing, when one of them does not open: what that key sealed would be unreadable.
 */
export const checkMasterKeys = (url: string, keyring: Keyring): Promise<void> =>
  withKeyCheck(url, async (sql) => {
    await findKnownKeys(sql, keyring)
    const { keyId, sealed } = await keyring.canary()
    await sql`insert into key_check (key_id, sealed) values (${keyId}, ${sealed}) on conflict (key_id) do nothing`
  })

/**
 * The ids of all master keys under which something may be sealed. Throws `key-wrong` as `checkMasterKeys` does, and
 * leaves nothing behind.
 */
export const readKnownKeys = (url: string, keyring: Keyring): Promise<readonly string[]> =>
  withKeyCheck(url, (sql) => findKnownKeys(sql, keyring))

/** From now on the companion starts without every master key but this one. */
export const keepOnlyKey = (url: string, keyId: string): Promise<void> =>
  withKeyCheck(url, async (sql) => {
    await sql`delete from key_check where key_id <> ${keyId}`
  })

const findKnownKeys = async (sql: postgres.Sql, keyring: Keyring): Promise<readonly string[]> => {
  const rows = await sql<{ keyId: string; sealed: string }[]>`
    select key_id as "keyId", sealed from key_check order by key_id`
  for (const { keyId, sealed } of rows)
    if (!(await keyring.recognises(keyId, sealed))) throw new Failure('key-wrong', missingSentence(keyId))
  return rows.map(({ keyId }) => keyId)
}

const withKeyCheck = async <T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

const missingSentence = (keyId: string) =>
  `The master key "${keyId}", which sealed secrets of this database, is missing or is another one. Put it back into THROUGHLINE_MASTER_KEYS (or restore master.key); npm run rotate-keys lets go of a key. Nothing was changed.`
