import { type ChildProcess, spawn } from 'node:child_process'
import { open, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../failure'
import { readPostmaster } from './embedded-leftover'
import { type Account, cleanEnvironment } from './embedded-system'

const pollMs = 20
/** After a power cut, what was written since the last checkpoint is replayed: seconds, on a slow disk minutes. */
const readyWithinMs = 300_000
/** PostgreSQL's signals: fast shutdown, then immediate shutdown, which replays at the next start. */
const farewells = [
  { signal: 'SIGINT', patienceMs: 4_000 },
  { signal: 'SIGQUIT', patienceMs: 2_000 },
  { signal: 'SIGKILL', patienceMs: 60_000 },
] as const

export interface ServerNeeds {
  readonly postgres: string
  readonly data: string
  readonly logFile: string
  readonly account?: Account | undefined
  readonly port: number
  readonly flags: readonly string[]
  readonly say: (line: string) => void
}

export interface RunningServer {
  readonly child: ChildProcess
  readonly ended: Promise<void>
  /** Where its part of the log begins. */
  readonly logStart: number
}

/** Starts the server's process; it is not ready yet. */
export async function launch({
  postgres,
  data,
  logFile,
  account,
  port,
  flags,
}: ServerNeeds): Promise<RunningServer> {
  const log = await open(logFile, 'a')
  const { size: logStart } = await log.stat()
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
  ]
  const child = spawn(
    postgres,
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting]), ...flags],
    // A process group of its own: Ctrl-C reaches the launcher alone, which stops PostgreSQL last.
    { ...account, cwd: '/', env: cleanEnvironment, detached: true, stdio: ['ignore', log.fd, log.fd] },
  )
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  await log.close()
  return { child, ended, logStart }
}

/** Returns when it accepts connections; rejects when it has ended instead, with the reason. */
export async function untilReady(server: RunningServer, needs: ServerNeeds) {
  const lateAt = Date.now() + readyWithinMs
  for (;;) {
    const postmaster = await readPostmaster(needs.data)
    if (postmaster?.isReady && postmaster.pid === server.child.pid) return
    if (Date.now() > lateAt) await end(server)
    if (await endsWithin(server, pollMs)) throw await explain(server, needs)
  }
}

const endsWithin = ({ ended }: RunningServer, patienceMs: number) =>
  Promise.race([ended.then(() => true), sleep(patienceMs, false, { ref: false })])

async function explain({ logStart }: RunningServer, { logFile, port }: ServerNeeds) {
  const log = (await readFile(logFile)).subarray(logStart).toString()
  if (log.includes('Address already in use')) {
    return new Failure(
      'port-taken',
      `Port ${port} of this machine is taken by another program. Choose another one.`,
    )
  }
  const reason = log.split('\n').findLast((line) => /FATAL|PANIC|error while loading/.test(line))
  return new Failure(
    'embedded-postgres-unavailable',
    `PostgreSQL did not start: ${reason?.replace(/^.*?(FATAL|PANIC): */, '') ?? 'it said nothing'}. Its log is ${logFile}.`,
  )
}

/** Returns when the process is gone: politely, then by force. */
export async function end(server: RunningServer) {
  for (const { signal, patienceMs } of farewells) {
    server.child.kill(signal)
    if (await endsWithin(server, patienceMs)) return
  }
}
