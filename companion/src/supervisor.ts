import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from './failure'
import { describe, type Log } from './log'
import type { SupervisedMessage } from './supervised'

export interface SupervisedChild {
  readonly name: string
  /** Starts the process, which does its part with supervised.ts; called again after each crash. */
  readonly fork: () => ChildProcess
}

interface Delays {
  readonly first: number
  readonly most: number
}

interface SupervisorOptions {
  readonly children: readonly SupervisedChild[]
  readonly log: Log
  /**
   * The delay doubles with each crash, and starts anew after a child that lived longer than the longest one, or that
   * worked until something outside killed it.
   */
  readonly restartAfterMs?: Delays
  /** How long a stopping child has before it is killed. */
  readonly patienceMs?: number
}

export interface Supervisor {
  /** Every child has said that it works. Rejects with the child's own Failure where one cannot start. */
  readonly ready: Promise<void>
  /** Resolves when every child is gone. */
  stop(): Promise<void>
}

/** Keeps processes alive: one that ends by itself is started again, except at the first start, where it is reported. */
export function supervise({
  children,
  log,
  restartAfterMs = { first: 200, most: 5_000 },
  patienceMs = 8_000,
}: SupervisorOptions): Supervisor {
  const stopping = new AbortController()
  const settings = { log, restartAfterMs, patienceMs, stopping: stopping.signal }
  const kept = children.map((child) => keepAlive(child, settings))
  const ready = Promise.all(kept.map((child) => child.ready)).then(() => {})
  ready.catch(() => {}) // a caller that stops before everything is ready need not listen
  return {
    ready,
    async stop() {
      stopping.abort()
      await Promise.all(kept.map((child) => child.stop()))
    },
  }
}

interface Settings extends Required<Omit<SupervisorOptions, 'children'>> {
  readonly stopping: AbortSignal
}

function keepAlive({ name, fork }: SupervisedChild, { log, restartAfterMs, patienceMs, stopping }: Settings) {
  let current = watch(name, fork())
  const { ready } = current

  const keep = async () => {
    const startedAtFirst = await ready.then(
      () => true,
      () => false,
    )
    let delayMs = 0
    while (startedAtFirst) {
      const ended = await current.ended
      if (stopping.aborted) return
      delayMs = delayAfter(delayMs, ended, restartAfterMs)
      log.error(
        { process: name, ...describe(ended.reason), restartAfterMs: delayMs },
        'a process ended by itself and is started again',
      )
      await sleep(delayMs, undefined, { signal: stopping }).catch(() => {})
      if (stopping.aborted) return
      current = watch(name, fork())
    }
  }
  const done = keep()

  return {
    ready,
    async stop() {
      current.child.kill('SIGTERM')
      const killing = setTimeout(() => current.child.kill('SIGKILL'), patienceMs)
      await Promise.all([current.ended, done])
      clearTimeout(killing)
    },
  }
}

/** How long the next start waits after a child that ended so; `formerMs` is 0 before the first crash. */
export const delayAfter = (formerMs: number, { livedMs, wasKilled }: Lifetime, { first, most }: Delays) =>
  formerMs === 0 || wasKilled || livedMs > most ? first : Math.min(formerMs * 2, most)

interface Lifetime {
  readonly livedMs: number
  /** By SIGKILL, after it was ready: it did nothing wrong, as far as one can tell. */
  readonly wasKilled: boolean
}

interface Watched {
  readonly child: ChildProcess
  readonly ready: Promise<void>
  readonly ended: Promise<Lifetime & { readonly reason: Error }>
}

function watch(name: string, child: ChildProcess): Watched {
  const startedAt = performance.now()
  let told: Error | undefined
  let wasReady = false
  const ended: Watched['ended'] = new Promise((resolve) => {
    const end = (reason: Error) =>
      resolve({
        livedMs: performance.now() - startedAt,
        wasKilled: wasReady && child.signalCode === 'SIGKILL',
        reason: told ?? reason,
      })
    // Not `exit`: its last words may still be on their way then.
    child.once('close', (code, signal) => end(new Error(`${name} ended with ${signal ?? `code ${code}`}`)))
    child.once('error', end)
  })
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: SupervisedMessage) => {
      if (message.kind === 'ready') {
        wasReady = true
        resolve()
      }
      if (message.kind === 'failed') told = readFailure(message)
    })
    ended.then(({ reason }) => reject(reason), reject)
  })
  ready.catch(() => {}) // only the first start is waited for
  return { child, ready, ended }
}

const readFailure = ({ message, code }: Extract<SupervisedMessage, { kind: 'failed' }>) =>
  code ? new Failure(code, message) : new Error(message)
