import type { ChildProcess } from 'node:child_process'
import { forkChild } from '../../companion/src/fork-child'
import { silentLog } from '../../companion/src/log'
import type { Settings } from '../../companion/src/settings'
import type { SupervisedMessage } from '../../companion/src/supervised'
import { supervise } from '../../companion/src/supervisor'

export interface Processes {
  /** The one that runs now, or ran last. */
  intake(): ChildProcess
  /** The workers that work now: those that only just start are left out. */
  workers(): readonly ChildProcess[]
  /** What ended by itself so far, and why. */
  readonly crashes: readonly Crash[]
  readonly ready: Promise<void>
  stop(): Promise<void>
}

interface Crash {
  readonly process: string
  readonly reason: string
}

interface ProcessesOptions {
  /** The bundle of the companion's child process. */
  readonly entry: string
  readonly settings: Settings
  readonly workers: number
  /** A file that takes what they say. */
  readonly output: number
}

/** The companion's own processes under its own supervisor, with an eye on which is which. */
export const startProcesses = ({ entry, settings, workers, output }: ProcessesOptions): Processes => {
  const current = new Map<string, ChildProcess>()
  const working = new WeakSet<ChildProcess>()
  const crashes: Crash[] = []
  const childNamed = (name: string, role: 'intake' | 'worker') => {
    const fork = forkChild({ entry, assignment: { kind: 'start', role, settings }, output })
    return {
      name,
      fork: () => {
        const child = fork()
        child.on('error', () => {}) // a message that a killed child no longer hears
        child.on('message', ({ kind }: SupervisedMessage) => kind === 'ready' && working.add(child))
        current.set(name, child)
        return child
      },
    }
  }
  const workerNames = Array.from({ length: workers }, (_, at) => `worker ${at + 1}`)
  const supervisor = supervise({
    children: [childNamed('intake', 'intake'), ...workerNames.map((name) => childNamed(name, 'worker'))],
    log: {
      ...silentLog,
      error: ({ process, reason }) => crashes.push({ process: String(process), reason: String(reason) }),
    },
  })
  const childOf = (name: string) => {
    const child = current.get(name)
    if (!child) throw new Error(`There is no process named ${name}.`)
    return child
  }
  return {
    intake: () => childOf('intake'),
    workers: () => workerNames.map(childOf).filter((child) => isRunning(child) && working.has(child)),
    crashes,
    ready: supervisor.ready,
    stop: supervisor.stop,
  }
}

const isRunning = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null
