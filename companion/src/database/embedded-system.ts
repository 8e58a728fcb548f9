import { spawn } from 'node:child_process'

/** Who a program runs as, where that is not ourselves. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

export interface Outcome {
  readonly succeeded: boolean
  /** What the program wrote, both streams, trimmed; where it could not be started, the reason. */
  readonly output: string
}

/** The machine, as far as starting PostgreSQL needs it; an argument, so that tests decide who we are. */
export interface System {
  readonly isRoot: boolean
  /** Such as `linux-x64`. */
  readonly platform: string
  /** Where root keeps what other users may reach. */
  readonly stateFolder: string
  /** Never rejects. */
  run(command: string, args: readonly string[], as?: Account): Promise<Outcome>
  findAccount(name: string): Promise<Account | undefined>
}

/** Nothing of ours reaches PostgreSQL: no secrets, and no PG… variable of the person who starts us. */
export const cleanEnvironment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
}

export const thisSystem: System = {
  isRoot: process.getuid?.() === 0,
  platform: `${process.platform}-${process.arch}`,
  stateFolder: '/var/lib/throughline',
  run,
  async findAccount(name) {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    if (!uid.succeeded || !gid.succeeded) return undefined
    return { uid: Number(uid.output), gid: Number(gid.output) }
  },
}

/** In a process group of its own: Ctrl-C reaches the launcher alone, which then stops everything in order. */
function run(command: string, args: readonly string[], as?: Account): Promise<Outcome> {
  return new Promise((resolve) => {
    const fail = (error: Error) => resolve({ succeeded: false, output: error.message })
    try {
      const child = spawn(command, args, {
        ...as,
        cwd: '/',
        env: cleanEnvironment,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const chunks: Buffer[] = []
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
      child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
      child.on('error', fail)
      child.on('close', (code) =>
        resolve({ succeeded: code === 0, output: Buffer.concat(chunks).toString().trim() }),
      )
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)))
    }
  })
}
