import type { Context } from 'hono'
import { Failure } from '../failure'
import { describe, type Log } from '../log'
import { newReference } from './reference'

const statuses: Readonly<Partial<Record<Failure['code'], 401 | 403 | 422 | 503>>> = {
  'invocation-token-invalid': 401,
  'not-allowed': 403,
  'app-removed': 403,
  'not-paired': 403,
  'cannot-connect': 422,
  'database-unavailable': 503,
}

/** Turns what a door throws into its answer: expected failures by their code, anything else as 500 with a reference. */
export const answerFailure = (log: Log) => (error: unknown, context: Context) => {
  const status = error instanceof Failure ? statuses[error.code] : undefined
  if (error instanceof Failure && status) {
    context.header('x-throughline-code', error.code)
    if (status === 503) context.header('retry-after', String(error.retryAfterSeconds ?? 5))
    const { reason } = describe(error.cause)
    log.warn({ code: error.code, reason, path: context.req.routePath }, 'a door refused')
    return context.text(error.message, status)
  }
  const reference = newReference()
  log.error({ ...describe(error), reference, path: context.req.routePath }, 'a door failed')
  context.header('x-throughline-reference', reference)
  return context.text(`This failed and was logged as ${reference}.`, 500)
}
