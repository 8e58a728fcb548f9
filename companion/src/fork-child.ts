import { type ChildProcess, fork } from 'node:child_process'
import type { Assignment } from './child'

interface ForkOptions {
  /** The bundle of child.ts. */
  readonly entry: string
  readonly assignment: Assignment
  /** Where the child's words go: a file, or the parent's own output. */
  readonly output: number | 'inherit'
}

/** A way to start one process of the companion, and to start it again. */
export const forkChild =
  ({ entry, assignment, output }: ForkOptions) =>
  (): ChildProcess => {
    const child = fork(entry, [], {
      execArgv: ['--enable-source-maps'],
      stdio: ['ignore', output, output, 'ipc'],
    })
    child.send(assignment)
    return child
  }
