import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Clock } from '@throughline/companion/clock'
import type { Context, MiddlewareHandler } from 'hono'

/** Which limit was reached. Source: https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
export type RateLimitReason =
  | 'jira-quota-global-based'
  | 'jira-quota-tenant-based'
  | 'jira-burst-based'
  | 'jira-per-issue-on-write'

/** `times` says how many requests it strikes before all is well again; without it, it stays until it is changed. */
export type JiraFault =
  | { readonly kind: 'none' }
  | { readonly kind: 'slow'; readonly delayMs: number; readonly times?: number }
  | {
      readonly kind: 'rate-limited'
      readonly retryAfterSeconds: number
      readonly reason?: RateLimitReason
      readonly times?: number
    }
  | { readonly kind: 'down'; readonly times?: number }
  | { readonly kind: 'token-refused'; readonly times?: number }
  /** The next write happens, but the connection breaks before its answer; once, unless `times` says otherwise. */
  | { readonly kind: 'answer-lost'; readonly times?: number }
  /** The next transition meets another one; once, unless `times` says otherwise. */
  | { readonly kind: 'conflict'; readonly times?: number }

export interface JiraFaults {
  set(fault: JiraFault): void
  readonly current: JiraFault
}

type ActiveFault = Exclude<JiraFault, { readonly kind: 'none' }>

/** What goes wrong on purpose, and the middleware that makes it go wrong. */
export function createJiraFaults(clock: Clock): JiraFaults & { readonly strike: MiddlewareHandler } {
  let current: JiraFault = { kind: 'none' }

  const countDown = (fault: ActiveFault) => {
    const isOnce = fault.kind === 'answer-lost' || fault.kind === 'conflict'
    const left = (fault.times ?? (isOnce ? 1 : Number.POSITIVE_INFINITY)) - 1
    current = left > 0 ? { ...fault, times: left } : { kind: 'none' }
  }

  return {
    get current() {
      return current
    },
    set(fault) {
      current = fault
    },
    async strike(c, next) {
      const fault = current
      if (fault.kind === 'none' || !concerns(fault, c)) return next()
      countDown(fault)
      if (fault.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
      if (fault.kind !== 'slow' && fault.kind !== 'answer-lost') return refusalOf(fault, c, clock)
      await next()
      if (fault.kind === 'answer-lost') c.res = lostAnswer(c)
    },
  }
}

/** An answer is lost after a write only, and two transitions conflict only when there is one. */
const concerns = (fault: ActiveFault, { req }: Context): boolean => {
  if (fault.kind === 'answer-lost')
    return req.method !== 'GET' && !/\/(comment\/list|bulkfetch)$/.test(req.path)
  if (fault.kind === 'conflict') return req.method === 'POST' && req.path.endsWith('/transitions')
  return true
}

const refusalOf = (
  fault: Exclude<ActiveFault, { readonly kind: 'slow' | 'answer-lost' }>,
  c: Context,
  clock: Clock,
): Response => {
  switch (fault.kind) {
    case 'down':
      return c.json({ code: 503, message: 'Service unavailable' }, 503)
    case 'token-refused':
      return c.json({ code: 401, message: 'Unauthorized' }, 401)
    case 'conflict':
      return c.json({ errorMessages: ['The issue was changed at the same time.'], errors: {} }, 409)
    case 'rate-limited': {
      const resetAt = new Date(clock().getTime() + fault.retryAfterSeconds * 1000)
      return c.json({ errorMessages: ['Rate limit exceeded.'], errors: {} }, 429, {
        'retry-after': String(fault.retryAfterSeconds),
        'ratelimit-reason': fault.reason ?? 'jira-burst-based',
        'x-ratelimit-limit': '100',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': resetAt.toISOString(),
      })
    }
  }
}

/** Breaks the connection where there is one; a fake called without a server answers 500. */
const lostAnswer = (c: Context): Response => {
  const outgoing: unknown = c.env?.outgoing
  if (
    outgoing &&
    typeof outgoing === 'object' &&
    'destroy' in outgoing &&
    typeof outgoing.destroy === 'function'
  ) {
    outgoing.destroy()
    return RESPONSE_ALREADY_SENT
  }
  return c.json({ errorMessages: ['Internal server error'], errors: {} }, 500)
}
