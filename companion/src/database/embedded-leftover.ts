import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findCommand } from './embedded-process'

const pollMs = 50
const politeMs = 30_000

/** PostgreSQL's own note about the server that runs on its data. */
export async function readPostmaster(data: string) {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  // The order of the lines is that of PostgreSQL's miscadmin.h, LOCK_FILE_LINE_…
  return pid > 0 ? { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' } : undefined
}

/**
 * Stops the PostgreSQL that a killed launcher has left running on this data, and returns its process number;
 * `undefined` when there was none. Call it only while holding the folder's lock.
 */
export async function stopLeftover(data: string): Promise<number | undefined> {
  const postmaster = await readPostmaster(data)
  const command = postmaster && (await findCommand(postmaster.pid))
  if (!postmaster || !command) return undefined
  if (command.includes(`-D ${data}`)) {
    process.kill(postmaster.pid, 'SIGINT')
    await untilGone(postmaster.pid, data)
    return postmaster.pid
  }
  // The number has passed to another program, and PostgreSQL would take that one for its server and refuse to start.
  if (!command.includes('postgres')) await rm(join(data, 'postmaster.pid'))
  return undefined
}

async function untilGone(pid: number, data: string) {
  const impatientAt = Date.now() + politeMs
  let isForced = false
  while ((await findCommand(pid))?.includes(data)) {
    if (!isForced && Date.now() > impatientAt) {
      isForced = true
      process.kill(pid, 'SIGQUIT')
    }
    await sleep(pollMs)
  }
}
