import { setTimeout as sleep } from 'node:timers/promises'
import type { MiddlewareHandler } from 'hono'

/** What was asked is done at once; the answer takes up to so long, as over a real network. */
export const lateAnswers =
  (mostMs: number): MiddlewareHandler =>
  async (_, next) => {
    await next()
    await sleep(Math.random() * mostMs)
  }
