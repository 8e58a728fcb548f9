import type { MiddlewareHandler } from 'hono'
import type { Gate } from './sent-request'

/** Stands in front of a served fake and notes what the official contract would refuse; the fake answers all the same. */
export const createGateDoor = (gate: Gate | undefined) => {
  const violations: string[] = []
  const watch: MiddlewareHandler = async ({ req }, next) => {
    if (gate) {
      const { method, url } = req
      const body = await req.raw.clone().text()
      violations.push(...gate.violationsOf({ method, url, contentType: req.header('content-type'), body }))
    }
    return next()
  }
  return { watch, violations: violations as readonly string[] }
}
