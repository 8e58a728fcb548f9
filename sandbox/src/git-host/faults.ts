import type { Clock } from '@throughline/companion/clock'
import type { MiddlewareHandler } from 'hono'

/** `times` says how many requests it strikes before all is well again; without it, it stays until it is changed. */
export type GitHostFault =
  | { readonly kind: 'none' }
  | { readonly kind: 'slow'; readonly delayMs: number; readonly times?: number }
  | { readonly kind: 'down'; readonly times?: number }
  | {
      readonly kind: 'rate-limited'
      /** The hourly allowance, or GitHub's guard against bursts. */
      readonly limit: 'primary' | 'secondary'
      readonly retryAfterSeconds: number
      readonly times?: number
    }
  /** Webhooks are not sent at all; `times` counts webhooks. */
  | { readonly kind: 'webhook-lost'; readonly times?: number }

export interface GitHostFaults {
  set(fault: GitHostFault): void
  readonly current: GitHostFault
}

interface FaultPoints extends GitHostFaults {
  readonly strike: MiddlewareHandler
  /** True when the webhook that is about to be sent has to be lost. */
  losesWebhook(): boolean
}

/** What goes wrong on purpose, and where. */
export function createGitHostFaults(clock: Clock): FaultPoints {
  let current: GitHostFault = { kind: 'none' }

  const countDown = (fault: Exclude<GitHostFault, { kind: 'none' }>) => {
    const left = (fault.times ?? Number.POSITIVE_INFINITY) - 1
    current = left > 0 ? { ...fault, times: left } : { kind: 'none' }
  }

  return {
    get current() {
      return current
    },
    set(fault) {
      current = fault
    },
    losesWebhook() {
      if (current.kind !== 'webhook-lost') return false
      countDown(current)
      return true
    },
    async strike(c, next) {
      const fault = current
      if (fault.kind === 'none' || fault.kind === 'webhook-lost') return next()
      countDown(fault)
      if (fault.kind === 'slow') {
        await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
        return next()
      }
      if (fault.kind === 'down') return c.json({ message: 'Service unavailable' }, 503)
      if (fault.limit === 'secondary') {
        return c.json(
          limited('You have exceeded a secondary rate limit. Please wait before you try again.'),
          403,
          {
            'retry-after': String(fault.retryAfterSeconds),
          },
        )
      }
      return c.json(limited('API rate limit exceeded for this user.'), 403, {
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-used': '5000',
        'x-ratelimit-resource': 'core',
        'x-ratelimit-reset': String(Math.ceil(clock().getTime() / 1000) + fault.retryAfterSeconds),
      })
    },
  }
}

const limited = (message: string) => ({
  message,
  documentation_url: 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api',
  status: '403',
})
