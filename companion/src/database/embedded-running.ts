import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../failure'
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

/** The same for a command that needs it. Throws `config-invalid` while none runs. */
export const runningPostgres = async (folder: string): Promise<string> => {
  const url = await findRunningPostgres(folder)
  if (url) return url
  throw new Failure(
    'config-invalid',
    `No Throughline runs on ${folder}. Start it first, then run this again.`,
  )
}
