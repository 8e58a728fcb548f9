import { randomUUID } from 'node:crypto'
import { readlink, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../failure'
import { findStart } from './embedded-process'

/** Long enough for another start that saw the same leftover lock to have made its move. */
const settleMs = 100

/**
 * Makes this process the only one that works in the folder, until the returned function is called or the process ends,
 * however it ends. Throws `already-running` while another holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const lock = join(folder, 'running')
  const ourselves = [process.pid, await findStart(process.pid), randomUUID()].join('|')
  const release = async () => {
    if ((await findHolder(lock)) === ourselves) await rm(lock, { force: true })
  }
  if (await take(lock, ourselves)) return release
  for (;;) {
    const other = await findHolder(lock)
    await refuseIfAlive(other)
    if ((await findHolder(lock)) === other) await rm(lock, { force: true })
    await take(lock, ourselves)
    await sleep(settleMs)
    if ((await findHolder(lock)) === ourselves) return release
  }
}

/** A link to nowhere: made in one step together with its text, so that nobody ever reads a half-written lock. */
const take = (lock: string, holder: string) =>
  symlink(holder, lock).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )

const findHolder = (lock: string) => readlink(lock).catch(() => undefined)

async function refuseIfAlive(holder: string | undefined) {
  const [number, start] = holder?.split('|') ?? []
  const pid = Number(number)
  if (!start || (await findStart(pid)) !== start) return
  throw new Failure(
    'already-running',
    `Throughline is already running in this folder (process ${pid}). Stop it first, or start this one in another checkout.`,
  )
}
