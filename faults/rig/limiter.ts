import type { Context, MiddlewareHandler } from 'hono'

/** One limit that is reached, for a while, on a part of what may be asked. */
export interface Limit {
  readonly name: string
  readonly seconds: number
  /** What belongs to it, told from the request that reaches it; undefined when that request does not. */
  scopeOf(context: Context): ((later: Context) => boolean) | undefined
  answer(context: Context, secondsLeft: number): Response
}

export interface Limiter {
  readonly middleware: MiddlewareHandler
  isDone(): boolean
  /** Calls that were begun before the time that the answer had named. */
  early(): number
  /** Calls that were refused at all. */
  refused(): number
  /** Calls on other parts that were answered well while a limit lasted. */
  elsewhere(): number
}

/** Calls that were under way when the limit was reached have not heard of it. */
const UNDER_WAY_MS = 1_000
const BETWEEN_MS = 1_500

/** Goes through a plan of limits, one after the other, and counts who does not respect them. */
export const createLimiter = (plan: readonly Limit[], say: (line: string) => void): Limiter => {
  let next = 0
  let notBefore = performance.now() + BETWEEN_MS
  let current:
    | { limit: Limit; concerns: (context: Context) => boolean; beganAt: number; until: number }
    | undefined
  const counts = { early: 0, refused: 0, elsewhere: 0 }

  const reach = (context: Context, now: number) => {
    const limit = plan[next]
    const concerns = now > notBefore ? limit?.scopeOf(context) : undefined
    if (!limit || !concerns) return
    next += 1
    say(`limit reached: ${limit.name}, ${limit.seconds} s`)
    current = { limit, concerns, beganAt: now, until: now + limit.seconds * 1_000 }
  }

  const middleware: MiddlewareHandler = async (context, go) => {
    const now = performance.now()
    if (current && now >= current.until) {
      current = undefined
      notBefore = now + BETWEEN_MS
    }
    if (!current) reach(context, now)
    if (!current) return go()
    if (!current.concerns(context)) {
      counts.elsewhere += 1
      return go()
    }
    counts.refused += 1
    if (now - current.beganAt > UNDER_WAY_MS) counts.early += 1
    context.res = current.limit.answer(context, Math.ceil((current.until - now) / 1_000))
  }

  return {
    middleware,
    isDone: () => next === plan.length && (current === undefined || performance.now() > current.until),
    early: () => counts.early,
    refused: () => counts.refused,
    elsewhere: () => counts.elsewhere,
  }
}
