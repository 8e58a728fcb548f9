import type { Clock } from '@throughline/companion/clock'
import { createMiddleware } from 'hono/factory'
import type { GitHostEnv } from './access'

const ALLOWED = 5_000
const HOUR_SECONDS = 3_600

/** Says with each answer how many of an hour's 5,000 calls its account has left. It counts, and refuses none. */
export const callLimit = (clock: Clock) => {
  const counted = new Map<number, { calls: number; renewsAt: number }>()
  return createMiddleware<GitHostEnv>(async (c, next) => {
    const { id } = c.get('caller')
    const now = Math.floor(clock().getTime() / 1_000)
    const known = counted.get(id)
    const hour = known && known.renewsAt > now ? known : { calls: 0, renewsAt: now + HOUR_SECONDS }
    hour.calls += 1
    counted.set(id, hour)
    c.header('x-ratelimit-limit', String(ALLOWED))
    c.header('x-ratelimit-remaining', String(Math.max(0, ALLOWED - hour.calls)))
    c.header('x-ratelimit-reset', String(hour.renewsAt))
    c.header('x-ratelimit-resource', 'core')
    return next()
  })
}
