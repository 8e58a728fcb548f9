import { randomBytes } from 'node:crypto'
import { chown, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../failure'
import type { Binaries } from './embedded-binaries'
import { dataFolder, type Home } from './embedded-home'
import type { System } from './embedded-system'

/** A name of its own each time: what an interrupted start has left running never writes into the next one's files. */
const unfinishedMark = '.unfinished-'

export interface Cluster {
  readonly data: string
  /** Of the superuser `postgres`. */
  readonly password: string
}

interface ClusterNeeds {
  readonly home: Home
  readonly binaries: Binaries
  readonly system: System
  readonly say: (line: string) => void
  /** False for data that nobody would miss after a power cut. */
  readonly isDurable: boolean
}

/**
 * The database's files, made at the first start, and the password that goes with them. Throws
 * `embedded-postgres-unavailable` for files that this PostgreSQL, or this user, cannot use.
 */
export async function openCluster(needs: ClusterNeeds): Promise<Cluster> {
  const data = dataFolder(needs.home.folder)
  const passwordFile = join(needs.home.folder, 'postgres.password')
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(absent)
  if (version === undefined) await createCluster(data, passwordFile, needs)
  else checkVersion(data, version.trim(), needs.binaries)
  const password = await readFile(passwordFile, 'utf8').catch(absent)
  if (password) return { data, password: password.trim() }
  throw unusable(
    `The password of the database in ${data} is missing: put ${passwordFile} back, or move both away to start with an empty database.`,
  )
}

/** Made beside its place and moved there when complete: a start that is cut off leaves nothing half-made behind. */
async function createCluster(data: string, passwordFile: string, needs: ClusterNeeds) {
  const { home, binaries, system, say, isDurable } = needs
  say('Making the database. This happens once and takes a few seconds.')
  await removeUnfinished(home.folder)
  const unfinished = await mkdtemp(`${data}${unfinishedMark}`)
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true })
  if (home.account) {
    await chown(unfinished, home.account.uid, home.account.gid)
    await chown(passwordFile, home.account.uid, home.account.gid)
  }
  const { succeeded, output } = await system.run(
    binaries.initdb,
    [
      `--pgdata=${unfinished}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // PostgreSQL's own collation: the same order and the same letters on every machine.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(isDurable ? [] : ['--no-sync']),
    ],
    home.account,
  )
  if (!succeeded) throw unusable(`The database could not be made in ${data}: ${lastLine(output)}`)
  await rename(unfinished, data)
  await sync(home.folder)
}

async function removeUnfinished(home: string) {
  for (const name of await readdir(home)) {
    if (name.includes(unfinishedMark)) await rm(join(home, name), { recursive: true, force: true })
  }
}

/** A power cut must not undo the move after something was stored. */
async function sync(folder: string) {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

function checkVersion(data: string, version: string, { major }: Binaries) {
  if (version === major) return
  throw unusable(
    `The database in ${data} was made by PostgreSQL ${version}, and this Throughline brings ${major}. Save the data with pg_dump while running the Throughline that made it, or move that folder away to start with an empty database.`,
  )
}

const absent = (error: NodeJS.ErrnoException) => {
  if (error.code === 'ENOENT') return undefined
  throw error
}

const lastLine = (output: string) => output.split('\n').at(-1) ?? ''

const unusable = (message: string) => new Failure('embedded-postgres-unavailable', message)
