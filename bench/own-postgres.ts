import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@throughline/companion/database/embedded'
import { prepare } from '@throughline/companion/prepare'
import { discardLeftovers, ownPrefix } from './leftovers'

export interface OwnPostgres {
  /** Of the superuser; the database is `throughline`, prepared as for the hosted companion. */
  readonly url: string
  readonly masterKeys: string
  readonly folder: string
  /** Stops the server and deletes all of it. */
  stop(): Promise<void>
}

/** A fresh embedded PostgreSQL as it comes, so with fsync on, in a folder of its own. */
export const startOwnPostgres = async (): Promise<OwnPostgres> => {
  await discardLeftovers()
  const folder = await mkdtemp(join(tmpdir(), ownPrefix))
  try {
    await chmod(folder, 0o755) // as root, PostgreSQL runs as the user postgres, who has to get in
    const { url, stop } = await startEmbeddedPostgres({ folder })
    const prepared = await prepare({
      databaseUrl: url,
      masterKeys: undefined,
      dataFolder: folder,
      mode: 'hosted',
    }).catch(async (error) => {
      await stop()
      throw error
    })
    return {
      url,
      masterKeys: prepared.masterKeys,
      folder,
      async stop() {
        await stop()
        await rm(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}
