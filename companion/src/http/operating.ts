import { createHash, timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Database } from '../database/database'
import { readFigures } from '../operating/figures'
import { metricsText } from '../operating/metrics-text'
import { readReadiness } from '../operating/readiness'
import { declareAuth } from './declared-auth'
import { isLoopbackName } from './loopback-name'

interface OperatingOptions {
  readonly door: Database
  /** What /metrics asks for. */
  readonly metricsToken: string | undefined
  /** True where only this machine can reach the companion: /metrics then answers without a token. */
  readonly isOnlyHere: boolean
}

/**
 * GET /readyz says whether work can be done, and GET /metrics how much there is. Neither tells anything of any tenant.
 */
export const operating = ({ door, metricsToken, isOnlyHere }: OperatingOptions) => {
  const mayRead = (context: Context): boolean => {
    if (metricsToken !== undefined) return isToken(context.req.header('authorization'), metricsToken)
    // A page of another site that a browser here has open reaches us under its own name.
    return isOnlyHere && isLoopbackName(new URL(context.req.url).hostname)
  }
  return new Hono()
    .get('/readyz', declareAuth('public'), async (context) => {
      const readiness = await readReadiness(door)
      const isReady = Object.values(readiness).every(Boolean)
      return context.json(readiness, isReady ? 200 : 503)
    })
    .get('/metrics', declareAuth('metrics-token'), async (context) => {
      if (!mayRead(context))
        return context.text('This needs the token of THROUGHLINE_METRICS_TOKEN.', 401, {
          'www-authenticate': 'Bearer',
        })
      const text = await metricsText(await readFigures(door))
      return context.body(text, 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
    })
}

const isToken = (authorization: string | undefined, token: string): boolean =>
  timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
