import { randomUUID } from 'node:crypto'
import { LifecycleEvent, ProductEvent } from '@throughline/shared/product-event'
import { Hono } from 'hono'
import type { Clock } from '../clock'
import type { Keyring } from '../connections/seal'
import { keepSystemToken } from '../connections/system-token'
import type { Database } from '../database/database'
import { Failure } from '../failure'
import type { Intake } from '../inbox/intake'
import type { NewJob } from '../jobs/add-jobs'
import type { Log } from '../log'
import { type InstalledTenant, openInstallation } from '../tenants/installations'
import { declareAuth } from './declared-auth'
import type { VerifyForgeToken } from './forge-token'
import { readRawBody } from './raw-body'

interface ForgeOptions {
  readonly database: Database
  readonly keyring: Keyring
  readonly intake: Intake
  readonly verify: VerifyForgeToken
  readonly clock: Clock
  readonly log: Log
}

interface Entered {
  readonly tenant: InstalledTenant
  readonly body: string
}

/**
 * POST /forge/events, /forge/lifecycle and /forge/schedule: what Jira tells us through Forge. Each answers within
 * Forge's 5 seconds: the token is verified, the fresh system token sealed, the event kept; the work comes later.
 */
export const forge = ({ database, keyring, intake, verify, clock, log }: ForgeOptions) => {
  const enter = async (request: Request): Promise<Entered | Response> => {
    const invocation = await verify(request.headers.get('authorization') ?? undefined)
    if (invocation.kind !== 'event') throw new Failure('not-allowed', 'This token was not made for events.')
    const raw = await readRawBody(request)
    if (raw instanceof Response) return raw
    const tenant = await openInstallation(database, keyring, invocation)
    const token = request.headers.get('x-forge-oauth-system')
    if (token) await keepSystemToken({ database, keyring, clock }, tenant, token)
    return { tenant, body: new TextDecoder().decode(raw) }
  }

  /** Forge names no delivery: a retried event is kept again, and its job replaces the one that has not begun. */
  const keep = async ({ tenant, body }: Entered, event: string, jobOf?: (inboxId: string) => NewJob) => {
    const { tenantId, connectionId } = tenant
    await intake.put({ tenantId, connectionId, deliveryId: randomUUID(), event, body }, jobOf)
    log.info({ tenant: tenantId, event }, 'kept an event of Jira')
  }

  return new Hono()
    .post('/forge/events', declareAuth('forge-event'), async (context) => {
      const entered = await enter(context.req.raw)
      if (entered instanceof Response) return entered
      const event = ProductEvent.safeParse(eventIn(entered.body))
      if (!event.success) return context.text('This is not a product event.', 400)
      const { eventType, issue } = event.data
      const { tenantId } = entered.tenant
      await keep(
        entered,
        eventType,
        issue &&
          ((inboxId) => ({
            name: 'refresh-issue',
            key: `refresh ${tenantId} ${issue.id}`,
            queue: undefined,
            payload: { tenantId, inboxId, issueId: issue.id },
          })),
      )
      return context.body(null, 204)
    })
    .post('/forge/lifecycle', declareAuth('forge-event'), async (context) => {
      const entered = await enter(context.req.raw)
      if (entered instanceof Response) return entered
      const event = LifecycleEvent.safeParse(eventIn(entered.body))
      await keep(entered, event.data?.eventType ?? 'preUninstall')
      return context.body(null, 204)
    })
    .post('/forge/schedule', declareAuth('forge-event'), async (context) => {
      const entered = await enter(context.req.raw)
      return entered instanceof Response ? entered : context.body(null, 204)
    })
}

/** Documented as the body itself; one documented example nests it under `payload`. */
const eventIn = (body: string): unknown => {
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed === 'object' && parsed !== null && 'payload' in parsed) return parsed.payload
    return parsed
  } catch {
    return undefined
  }
}
