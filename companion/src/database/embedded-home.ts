import { createHash } from 'node:crypto'
import { chmod, mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { findOrMakeAccount } from './embedded-account'
import type { Account, System } from './embedded-system'

/** Where PostgreSQL's files lie and as whom it runs; without an account it runs as ourselves. */
export interface Home {
  readonly folder: string
  readonly account?: Account
  readonly notes: readonly string[]
}

export const dataFolder = (home: string) => join(home, 'postgres')

/**
 * The folder itself, or, for root, a folder of the system's where the user postgres may not enter it: same folder, same
 * place, at every start. Data that is there already keeps its place and its owner.
 */
export async function chooseHome(folder: string, system: System): Promise<Home> {
  if (!system.isRoot) return { folder, notes: [] }
  const elsewhere = homeElsewhere(folder, system)
  const note = `The database lies in ${elsewhere}, because the user postgres may not enter ${folder}.`

  const here = await findOwner(folder)
  if (here) return { folder, account: here, notes: [] }
  const there = await findOwner(elsewhere)
  if (there) return { folder: elsewhere, account: there, notes: [note] }

  const { account, notes } = await findOrMakeAccount(system)
  if (await mayEnter(folder, system, account)) return { folder, ...(account && { account }), notes }
  await makeReachable(system.stateFolder)
  await makeReachable(elsewhere)
  return { folder: elsewhere, ...(account && { account }), notes: [...notes, note] }
}

/** Where root's database of this folder lies when it may not lie in the folder. */
export const homeElsewhere = (folder: string, { stateFolder }: Pick<System, 'stateFolder'>): string =>
  join(stateFolder, createHash('sha256').update(folder).digest('hex').slice(0, 16))

const findOwner = (home: string): Promise<Account | undefined> =>
  stat(dataFolder(home)).then(
    ({ uid, gid }) => (uid === 0 ? undefined : { uid, gid }),
    () => undefined,
  )

const mayEnter = async (folder: string, system: System, account?: Account) => {
  const { succeeded } = await system.run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], account)
  return succeeded
}

async function makeReachable(folder: string) {
  await mkdir(folder, { recursive: true })
  // Whatever the umask of the person who starts us.
  await chmod(folder, 0o755)
}
