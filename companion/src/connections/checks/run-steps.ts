import type { Check, CheckId, Problem } from '@throughline/shared/connection-check'
import { Failure } from '../../failure'

type Facts = Readonly<Record<string, string>>

/** How a check ended. */
export type Outcome =
  | { readonly state: 'passed'; readonly facts: Facts }
  | { readonly state: 'warned' | 'failed'; readonly problem: Problem }

export const passed = (facts: Facts = {}): Outcome => ({ state: 'passed', facts })
export const warned = (id: Problem['id'], facts: Facts = {}): Outcome => ({
  state: 'warned',
  problem: { id, facts },
})
export const failed = (id: Problem['id'], facts: Facts = {}, field?: Problem['field']): Outcome => ({
  state: 'failed',
  problem: { id, facts, ...(field && { field }) },
})

/** Shown beside a check that runs: why it takes longer. Undefined once that is over. */
export type Say = (problem: Problem | undefined) => Promise<void>

export interface Step {
  readonly id: CheckId
  /** Shown while it runs, such as `host`. */
  readonly facts?: Facts
  run(say: Say): Promise<Outcome>
}

/** Checks that have not begun. */
export const waiting = (ids: readonly CheckId[]): readonly Check[] =>
  ids.map((id) => ({ id, state: 'waiting', facts: {} }))

/**
 * Runs the checks one after the other and stops at the first that fails; those after it stay waiting. `onChange` sees
 * each state. What a check throws as a Failure with a problem is its end; everything else is thrown on.
 */
export const runSteps = async (
  steps: readonly Step[],
  onChange: (checks: readonly Check[]) => Promise<void>,
): Promise<readonly Check[]> => {
  const checks: Check[] = [...waiting(steps.map(({ id }) => id))]
  for (const [at, { id, facts = {}, run }] of steps.entries()) {
    const set = async (check: Omit<Check, 'id'>) => {
      checks[at] = { id, ...check }
      await onChange([...checks])
    }
    const running = { state: 'running', facts } as const
    await set(running)
    const outcome = await outcomeOf(() => run((problem) => set({ ...running, ...(problem && { problem }) })))
    await set({ facts: {}, ...outcome })
    if (outcome.state === 'failed') break
  }
  return checks
}

const outcomeOf = async (run: () => Promise<Outcome>): Promise<Outcome> => {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Failure && error.problem) return { state: 'failed', problem: error.problem }
    throw error
  }
}

/** True when a connection may be saved: every check has passed, or only warned. */
export const hasPassed = (checks: readonly Check[]): boolean =>
  checks.every(({ state }) => state === 'passed' || state === 'warned')
