import { randomBytes } from 'node:crypto'
import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, Failure } from '../failure'

/** Reads `id:base64,id:base64`. Throws `key-wrong` when an entry is not 32 bytes under a plain id of its own. */
export const parseMasterKeys = (text: string): ReadonlyMap<string, Uint8Array> => {
  const keys = new Map<string, Uint8Array>()
  for (const entry of text.split(',')) {
    const [id = '', base64 = '', ...more] = entry.trim().split(':')
    const key = Buffer.from(base64, 'base64')
    const isPlain = /^[A-Za-z0-9_-]{1,32}$/.test(id) && !keys.has(id) && more.length === 0
    if (!isPlain || key.length !== 32)
      throw new Failure(
        'key-wrong',
        'THROUGHLINE_MASTER_KEYS must read id:key, with a key of 32 bytes in base64. Make one with: openssl rand -base64 32',
      )
    keys.set(id, key)
  }
  return keys
}

/** A new key, as it stands in THROUGHLINE_MASTER_KEYS. */
export const newMasterKey = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`

const fileIn = (folder: string) => join(folder, 'master.key')

/** The keys of an embedded database from the next start on. The file is never half written. */
export const saveMasterKeys = async (folder: string, keys: string): Promise<void> => {
  const next = join(folder, 'master.key.next')
  await writeFile(next, `${keys}\n`, { mode: 0o600 })
  await rename(next, fileIn(folder))
}

/** The key of an embedded database lies beside it, readable by its owner alone; the first start makes it. As text. */
export const readOrMakeMasterKeys = async (folder: string): Promise<string> => {
  const file = fileIn(folder)
  try {
    await writeFile(file, `${newMasterKey('local')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  await chmod(file, 0o600)
  return (await readFile(file, 'utf8')).trim()
}
