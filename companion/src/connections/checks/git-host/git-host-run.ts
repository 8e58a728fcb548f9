import { setTimeout as sleep } from 'node:timers/promises'
import type { Problem } from '@throughline/shared/connection-check'
import type { Clock } from '../../../clock'
import { Failure } from '../../../failure'
import type { SafeFetch } from '../../../fetch/safe-fetch'
import type { GitHost } from '../../../git-hosts/git-host'
import type { Outcome, Say, Step } from '../run-steps'
import { RUN_MS } from '../start-run'
import { checkGitHost, type FoundGitHost } from './check-git-host'
import type { GitHostForm } from './read-git-host-form'

interface Tools {
  readonly fetch: SafeFetch
  readonly clock: Clock
  readonly isReachable: boolean
  readonly wait?: (ms: number) => Promise<unknown>
}

/**
 * The checks of a git host as a run of them: where it asks to wait, the check says so, waits as it was told, and asks
 * again, unless the run would be over by then. `getFound` tells what they have shown once all have passed.
 */
export const gitHostRun = (
  { fetch, clock, isReachable, wait = sleep }: Tools,
  gitHost: GitHost,
  form: GitHostForm,
): { readonly steps: readonly Step[]; readonly getFound: () => FoundGitHost } => {
  const checks = checkGitHost({ gitHost, form, fetch, isReachable })
  const deadline = clock().getTime() + RUN_MS
  const patient = async (run: () => Promise<Outcome>, say: Say): Promise<Outcome> => {
    for (;;) {
      const ended = await run().catch(asProblem)
      const problem = ended.state === 'failed' ? withUntil(ended.problem, clock()) : undefined
      if (!problem) return ended
      const ms = Number(problem.facts['seconds']) * 1_000
      if (clock().getTime() + ms > deadline) return { state: 'failed', problem }
      await say(problem)
      await wait(ms)
      await say(undefined)
    }
  }
  return {
    steps: checks.steps.map(({ id, facts, run }) => ({ id, facts, run: (say) => patient(run, say) })),
    getFound() {
      const found = checks.found()
      if (!found) throw new Failure('cannot-connect', 'Not every check has passed.')
      return found
    },
  }
}

const asProblem = (error: unknown): Outcome => {
  if (error instanceof Failure && error.problem) return { state: 'failed', problem: error.problem }
  throw error
}

/** When it is over, where a host asks to wait; undefined for any other problem. */
const withUntil = (problem: Problem, now: Date): Problem | undefined => {
  if (problem.id !== 'rate.limited') return undefined
  const seconds = problem.facts['seconds'] ?? '60'
  const until = new Date(now.getTime() + Number(seconds) * 1_000).toISOString()
  return { ...problem, facts: { ...problem.facts, seconds, until } }
}
