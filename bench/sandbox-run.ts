import { type ChildProcess, spawn } from 'node:child_process'
import { findFreePorts } from './free-ports'

export interface SandboxRun {
  /** Where its Jira site is. */
  readonly site: string
  /** From the command to the banner that says it can be used. */
  readonly startedInMs: number
  stop(): Promise<void>
}

/** `npm start` on free ports, with its data in this folder. */
export const runSandbox = async (folder: string): Promise<SandboxRun> => {
  const port = await findFreePorts(3)
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, THROUGHLINE_DATA: folder, THROUGHLINE_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((ready, fail) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('Ready after') && ready())
    child.once('exit', (code) => fail(new Error(`The sandbox ended with ${code}.`)))
  })
  return {
    site: `http://127.0.0.1:${port}`,
    startedInMs: performance.now() - startedAt,
    stop: () => stop(child),
  }
}

const stop = (child: ChildProcess) =>
  new Promise<void>((gone) => {
    if (child.exitCode !== null || child.signalCode !== null) return gone()
    child.once('exit', () => gone())
    child.kill('SIGINT')
  })
