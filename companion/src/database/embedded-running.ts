import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder, homeElsewhere } from './embedded-home'
import { readPostmaster } from './embedded-leftover'
import { type System, thisSystem } from './embedded-system'

/** The address of the embedded PostgreSQL that another process runs in this folder; undefined while none runs. */
export const findRunningPostgres = async (
  folder: string,
  system: Pick<System, 'stateFolder'> = thisSystem,
): Promise<string | undefined> => {
  const whole = await realpath(folder).catch(() => undefined)
  if (whole === undefined) return undefined
  for (const home of [whole, homeElsewhere(whole, system)]) {
    const postmaster = await readPostmaster(dataFolder(home))
    if (!postmaster?.isReady) continue
    const password = await readFile(join(home, 'postgres.password'), 'utf8')
    return `postgres://postgres:${password.trim()}@127.0.0.1:${postmaster.port}/throughline`
  }
  return undefined
}
