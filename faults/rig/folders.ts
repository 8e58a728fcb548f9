import { fork } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FaultRun } from '../fault'
import { bundleCleanUp } from './bundles'

export interface Folders {
  readonly postgres: string
  readonly log: string
}

/** The folders of one run, and a process that deletes them when the run is over, even if it was killed. */
export const openFolders = async ({ atEnd }: FaultRun): Promise<Folders> => {
  const entry = await bundleCleanUp()
  const make = (name: string) => mkdtemp(join(tmpdir(), `throughline-faults-${name}-`))
  const [postgres, log] = await Promise.all([make('postgres'), make('log')])
  await chmod(postgres, 0o755) // as root, PostgreSQL runs as the user postgres, who has to get in
  // A process group of its own: Ctrl-C reaches the run alone.
  const cleaner = fork(entry, [postgres, log], { detached: true, execArgv: [], stdio: 'ignore' })
  atEnd(async () => {
    const gone = once(cleaner, 'exit')
    cleaner.disconnect()
    await gone
  })
  return { postgres, log }
}
