import postgres from 'postgres'
import { Failure } from '../failure'
import type { Keyring } from './seal'

/**
 * Compares the master keys with the sealed known words of earlier starts, and leaves one for today's first key.
 * Throws `key-wrong`, and changes nothing, when none of them opens: a wrong key would make every secret unreadable.
 */
export const checkMasterKeys = async (url: string, keyring: Keyring): Promise<void> => {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const rows = await sql<
      { keyId: string; sealed: string }[]
    >`select key_id as "keyId", sealed from key_check`
    const answers = await Promise.all(rows.map(({ keyId, sealed }) => keyring.recognises(keyId, sealed)))
    if (rows.length > 0 && !answers.includes(true))
      throw new Failure(
        'key-wrong',
        'The master key is not the one that sealed the secrets of this database. Set THROUGHLINE_MASTER_KEYS (or restore master.key) to the former key; nothing was changed.',
      )
    const { keyId, sealed } = await keyring.canary()
    await sql`insert into key_check (key_id, sealed) values (${keyId}, ${sealed}) on conflict (key_id) do nothing`
  } finally {
    await sql.end()
  }
}
