import { setTimeout as wait } from 'node:timers/promises'
import { type CompanionCall, isTimeout } from './companion-call'

/** Events and scheduled calls get this long for an answer, and this many further attempts. */
const timeoutMs = 5000
const maxRetries = 4

export interface DeliveryOptions {
  /** Key of the manifest's endpoint that owns the route; the token names it. */
  readonly endpointKey?: string
  /** How often to try again, at most 4 times. */
  readonly retries?: number
}

export interface DeliveryOutcome {
  readonly attempts: number
  /** The status of the last answer; `undefined` when there was none. */
  readonly status: number | undefined
  readonly isDelivered: boolean
}

/** Never rejects: what became of the delivery is in the outcome. */
export type Deliver = (
  route: string,
  payload: Readonly<Record<string, unknown>>,
  options?: DeliveryOptions,
) => Promise<DeliveryOutcome>

/** Events, lifecycle events and scheduled calls, posted to the companion the way Forge posts them. */
export function createDelivery(callCompanion: CompanionCall, retryDelayMs: number): Deliver {
  const post = async (route: string, body: unknown, key: string) => {
    try {
      const response = await callCompanion(
        route,
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
        { module: { type: 'core:endpoint', key }, timeoutMs },
      )
      await response.body?.cancel()
      return { status: response.status, isDelivered: response.ok, reason: reasonOf(response.status) }
    } catch (error) {
      return { status: undefined, isDelivered: false, reason: isTimeout(error) ? 'TIMEOUT_ERROR' : refused }
    }
  }

  return async (route, payload, { endpointKey = endpointKeyOf(route), retries = maxRetries } = {}) => {
    let outcome = await post(route, payload, endpointKey)
    let attempts = 1
    for (; !outcome.isDelivered && attempts <= Math.min(retries, maxRetries); attempts++) {
      await wait(retryDelayMs, undefined, { ref: false })
      const retryContext = { retryCount: attempts, retryReason: outcome.reason, retryData: null }
      outcome = await post(route, { ...payload, retryContext }, endpointKey)
    }
    return { attempts, status: outcome.status, isDelivered: outcome.isDelivered }
  }
}

const refused = 'INVALID_REMOTE_INVOCATION_ERROR'

const reasonOf = (status: number) => (status === 401 ? 'INVALID_FORGE_INVOCATION_TOKEN' : refused)

/** manifest.yml names the endpoint of `/forge/events` `companion-events`, and the others likewise. */
const endpointKeyOf = (route: string) => `companion-${route.split('/').at(-1)}`
