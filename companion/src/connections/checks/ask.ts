import { setTimeout as sleep } from 'node:timers/promises'
import type { Problem } from '@throughline/shared/connection-check'
import { Failure } from '../../failure'
import { problemOfFetch } from '../../fetch/diagnose'
import type { SafeFetch } from '../../fetch/safe-fetch'
import type { Say } from './run-steps'

export interface CheckAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Undefined for what is no JSON. */
  readonly json: unknown
}

interface Asking {
  readonly fetch: SafeFetch
  /** In ms of the clock: a run waits no longer than until then. */
  readonly deadline: number
  /** Added to what is wrong, such as `mode`. */
  readonly facts: Readonly<Record<string, string>>
  readonly wait?: (ms: number) => Promise<unknown>
}

export type AskForCheck = (
  say: Say,
  url: string,
  headers?: Readonly<Record<string, string>>,
) => Promise<CheckAnswer>

const FEW_SECONDS = 30

/**
 * Reads from the other side, for a check. Never goes on to another host with what it carries; where it is asked to wait,
 * says so, waits as it was told, and asks again. Throws a Failure with a problem for what did not answer.
 */
export const createAskForCheck =
  ({ fetch, deadline, facts, wait = sleep }: Asking): AskForCheck =>
  async (say, url, headers = {}) => {
    for (;;) {
      const answer = await read(fetch, url, headers, facts)
      if (answer.status !== 429) return answer
      const seconds = secondsIn(answer.headers.get('retry-after'))
      const until = Date.now() + seconds * 1_000
      const problem: Problem = {
        id: 'rate.limited',
        facts: { ...facts, seconds: String(seconds), until: new Date(until).toISOString() },
      }
      if (until > deadline)
        throw new Failure('cannot-connect', 'The other side asks us to wait.', { problem })
      await say(problem)
      await wait(seconds * 1_000)
      await say(undefined)
    }
  }

const secondsIn = (header: string | null): number => {
  const seconds = Math.ceil(Number(header))
  return header !== null && seconds > 0 ? seconds : FEW_SECONDS
}

const read = async (
  fetch: SafeFetch,
  url: string,
  headers: Readonly<Record<string, string>>,
  facts: Readonly<Record<string, string>>,
): Promise<CheckAnswer> => {
  try {
    const answer = await fetch(url, {
      headers: { accept: 'application/json', ...headers },
      redirects: 'none',
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, text, json: jsonIn(text) }
  } catch (error) {
    const found = problemOfFetch(error, url)
    if (!found) throw error
    const problem: Problem = { ...found, facts: { ...facts, ...found.facts }, field: 'url' }
    throw new Failure('cannot-connect', 'The other side cannot be called.', { cause: error, problem })
  }
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
