import { type ChildProcess, fork } from 'node:child_process'
import type { Assignment } from './child'

interface ForkOptions {
  /** The bundle of child.ts. */
  readonly entry: string
  readonly assignment: Assignment
  /** Where the child's words go: a file, or the parent's own output. */
  readonly output: number | 'inherit'
  /** More of its environment than this process's own. */
  readonly environment?: Readonly<Record<string, string>>
}

/** A way to start one process of the companion, and to start it again. */
export const forkChild =
  ({ entry, assignment, output, environment = {} }: ForkOptions) =>
  (): ChildProcess => {
    const child = fork(entry, [], {
      execArgv: ['--enable-source-maps'],
      stdio: ['ignore', output, output, 'ipc'],
      env: { ...process.env, ...environment },
    })
    child.send(assignment)
    return child
  }
