import { readdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { discardEmbeddedPostgres } from '@throughline/companion/database/embedded'

/** How the folders of the benches' servers begin. */
export const ownPrefix = 'throughline-bench-postgres-'

const YOUNG_MS = 60_000

/** Ends and deletes what a killed bench has left. A young folder may belong to a bench that is just starting. */
export const discardLeftovers = async (): Promise<void> => {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(ownPrefix)) continue
    const path = join(tmpdir(), name)
    const found = await stat(path).catch(() => undefined)
    if (found === undefined || Date.now() - found.mtimeMs < YOUNG_MS) continue
    await discardEmbeddedPostgres(path).catch(() => {}) // in use, or another user's
  }
}
