import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AssetsOptions, Bundle } from './bundles'

type Stamps = Readonly<Record<string, string>>

/** True when the bundle exists and none of the files it was built from has changed since. */
export async function isFresh(bundle: Bundle, { repositoryFolder }: AssetsOptions): Promise<boolean> {
  try {
    await stat(bundle.output)
    const noted = JSON.parse(await readFile(stampsFileOf(bundle), 'utf8')) as Stamps
    if (noted['entry'] !== entryOf(bundle)) return false
    const files = Object.keys(noted).filter((file) => file !== 'entry')
    const current = await stampsOf(files, repositoryFolder)
    return files.every((file) => current[file] === noted[file])
  } catch {
    return false
  }
}

/** Remembers what the bundle was built from. Packages count as one: they change with the lock file. */
export async function noteInputs(
  bundle: Bundle,
  { repositoryFolder }: AssetsOptions,
  inputs: readonly string[],
): Promise<void> {
  const sources = inputs.filter((file) => !file.includes('node_modules/') && !file.includes(':'))
  const stamps = await stampsOf([...sources, 'package-lock.json', ...buildFiles], repositoryFolder)
  await writeFile(stampsFileOf(bundle), JSON.stringify({ entry: entryOf(bundle), ...stamps }))
}

/** A change of how things are built makes them stale, too. */
const buildFiles = ['bundles.ts', 'every-icon.ts'].map((file) => `sandbox/src/issue-page/assets/${file}`)

const stampsFileOf = ({ output }: Bundle) => `${output}.inputs.json`

const entryOf = ({ options }: Bundle) => String(options.entryPoints)

async function stampsOf(files: readonly string[], folder: string): Promise<Stamps> {
  const stamps: Record<string, string> = {}
  for (const file of files) {
    const { mtimeMs, size } = await stat(join(folder, file))
    stamps[file] = `${mtimeMs} ${size}`
  }
  return stamps
}
