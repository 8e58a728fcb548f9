import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const repository = resolve(__dirname, '../..')

/** `npm start` as a newcomer runs it, with a data folder and ports of its own. */
export interface SandboxRun {
  /** The Jira site; the git host and the two companions are on the next three ports. */
  readonly url: string
  readonly firstPort: number
  /** What it has printed so far. */
  output(): string
  /** Ends it as Ctrl-C does. Resolves with its exit code. */
  stop(): Promise<number | null>
  kill(): void
  readonly pid: number
}

/** Resolves when the banner says that everything is ready; rejects with what it printed when it ends before that. */
export const runSandbox = (options: RunOptions): Promise<SandboxRun> => runUntil('Ready after', options)

/** A self-managed companion, without the sandbox, as its first start is; the same for its address and its end. */
export const runCompanion = (options: RunOptions): Promise<SandboxRun> =>
  runUntil('Nobody has signed in yet.', {
    ...options,
    environment: { THROUGHLINE_MODE: 'self-managed', ...options.environment },
  })

const runUntil = async (printed: string, options: RunOptions): Promise<SandboxRun> => {
  const firstPort = options.firstPort ?? (await findFreePorts())
  const { child, output, exited } = launch({ ...options, firstPort })
  await new Promise<void>((ready, fail) => {
    child.stdout?.on('data', () => output().includes(printed) && ready())
    exited.then((code) => fail(new Error(`npm start ended with ${code}: ${output()}`)), fail)
  })
  return {
    url: `http://127.0.0.1:${firstPort}`,
    firstPort,
    output,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGINT')
      return exited
    },
    kill: () => child.kill('SIGKILL'),
  }
}

/** Runs it until it ends by itself. */
export const runToItsEnd = async (options: RunOptions) => {
  const { output, exited } = launch({ firstPort: await findFreePorts(), ...options })
  const code = await exited
  return { code, output: output() }
}

interface RunOptions {
  readonly dataFolder: string
  readonly firstPort?: number
  readonly environment?: Readonly<Record<string, string>>
  /** What stands behind `npm start`. */
  readonly args?: readonly string[]
}

const launch = ({ dataFolder, firstPort, environment = {}, args = [] }: RunOptions) => {
  const child: ChildProcess = spawn(process.execPath, ['scripts/start.mjs', ...args], {
    cwd: repository,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      THROUGHLINE_DATA: dataFolder,
      THROUGHLINE_PORT: String(firstPort),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout?.on('data', (chunk) => {
    printed += chunk
  })
  child.stderr?.on('data', (chunk) => {
    printed += chunk
  })
  const exited = new Promise<number | null>((end) => child.once('close', end))
  return { child, output: () => printed, exited }
}

/** A folder other users may enter, as a checkout usually is: as root, PostgreSQL runs as another user. */
export const makeDataFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-test-sandbox-'))
  await chmod(folder, 0o755)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** The first of four free ports in a row. */
export const findFreePorts = async (): Promise<number> => {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 10_000)
    const free = await Promise.all([first, first + 1, first + 2, first + 3].map(isFree))
    if (free.every(Boolean)) return first
  }
}

/** One that a companion calls without being told: those of web servers and git hosts. */
export const findFreeWebPort = async (): Promise<number> => {
  for (const port of [8929, 8060, 7990, 8085, 8090, 8443]) if (await isFree(port)) return port
  throw new Error('Every port that the companion would call is taken.')
}

const isFree = (port: number) =>
  new Promise<boolean>((answer) => {
    const server = createServer()
    server.once('error', () => answer(false))
    server.listen(port, '127.0.0.1', () => server.close(() => answer(true)))
  })
