import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'

/** The command line of a running process; `undefined` when there is none, or it has ended and only waits to be reaped. */
export async function findCommand(pid: number): Promise<string | undefined> {
  const command =
    process.platform === 'linux' ? await read(`/proc/${pid}/cmdline`) : await ps(pid, 'command=')
  return command.replaceAll('\0', ' ').trim() || undefined
}

/** The same text for as long as this process lives, another for a later process with the same number. */
export async function findStart(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return (await ps(pid, 'lstart=')) || undefined
  const [stat, boot] = await Promise.all([read(`/proc/${pid}/stat`), read('/proc/sys/kernel/random/boot_id')])
  // The second field, the name, may hold spaces and brackets; the time of start is the 20th after it.
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  return ticks ? `${boot.trim()}/${ticks}` : undefined
}

const read = (path: string) => readFile(path, 'utf8').catch(() => '')

const ps = (pid: number, column: string) =>
  new Promise<string>((resolve) => {
    execFile('ps', ['-ww', '-o', column, '-p', String(pid)], { env: { LC_ALL: 'C' } }, (error, output) =>
      resolve(error ? '' : output.trim()),
    )
  })
