import { randomUUID } from 'node:crypto'
import { LifecycleEvent, ProductEvent } from '@throughline/shared/product-event'
import { Hono } from 'hono'
import type { EndInstallation } from '../actions/end-installation'
import { Failure } from '../failure'
import type { Intake } from '../inbox/intake'
import type { NewJob } from '../jobs/add-jobs'
import { refreshJob } from '../jobs/first-job'
import type { Log } from '../log'
import { declareAuth } from './declared-auth'
import { type Entered, enterForge, type ForgeEntrance, jsonIn } from './enter-forge'

const uninstalled = 'avi:forge:uninstalled:app'

interface ForgeOptions extends ForgeEntrance {
  readonly intake: Intake
  readonly log: Log
  /** Ends what belongs to an app that is removed. */
  readonly end: EndInstallation
}

/**
 * POST /forge/events, /forge/lifecycle, /forge/uninstall and /forge/schedule: what Jira tells us through Forge. Each
 * answers within Forge's 5 seconds: the token is verified, the fresh system token sealed, the event kept; the work comes
 * later. A removal alone is carried out at once.
 */
export const forge = ({ intake, log, end, ...entrance }: ForgeOptions) => {
  const enter = (request: Request) => enterForge(entrance, request, ['event'])

  /** Forge names no delivery: a retried event is kept again, and its job replaces the one that has not begun. */
  const keep = async (
    { tenant, raw }: Entered,
    event: string,
    issueId?: string,
    jobOf?: (inboxId: string) => NewJob,
  ) => {
    const { tenantId, connectionId } = tenant
    const body = new TextDecoder().decode(raw)
    const about = issueId === undefined ? {} : { about: issueId }
    await intake.put({ tenantId, connectionId, deliveryId: randomUUID(), event, body, ...about }, jobOf)
    log.info({ tenant: tenantId, event }, 'kept an event of Jira')
  }

  /** Jira tells of a removal twice, before and after: there is nothing left to do the second time. */
  const enterEvenIfRemoved = async (request: Request): Promise<Entered | Response> => {
    try {
      return await enter(request)
    } catch (error) {
      if (error instanceof Failure && error.code === 'app-removed') return new Response(null, { status: 204 })
      throw error
    }
  }

  return new Hono()
    .post('/forge/events', declareAuth('forge-event'), async (context) => {
      const entered = await enter(context.req.raw)
      if (entered instanceof Response) return entered
      const event = ProductEvent.safeParse(eventIn(entered.raw))
      if (!event.success) return context.text('This is not a product event.', 400)
      const { eventType, issue } = event.data
      const { tenantId } = entered.tenant
      await keep(entered, eventType, issue?.id, issue && ((inboxId) => refreshJob(tenantId, inboxId, issue)))
      return context.body(null, 204)
    })
    .post('/forge/lifecycle', declareAuth('forge-event'), async (context) => {
      const entered = await enterEvenIfRemoved(context.req.raw)
      if (entered instanceof Response) return entered
      const event = LifecycleEvent.safeParse(eventIn(entered.raw))
      if (!event.success) return context.text('This is not a lifecycle event.', 400)
      if (event.data.eventType !== uninstalled) await keep(entered, event.data.eventType)
      else if (event.data.id !== undefined && event.data.id !== entered.invocation.installationId)
        throw new Failure('not-allowed', 'The token names another installation.')
      else await end(entered.tenant.tenantId, 'uninstalled')
      return context.body(null, 204)
    })
    .post('/forge/uninstall', declareAuth('forge-event'), async (context) => {
      const entered = await enterEvenIfRemoved(context.req.raw)
      if (entered instanceof Response) return entered
      await end(entered.tenant.tenantId, 'about to be uninstalled')
      return context.body(null, 204)
    })
    .post('/forge/schedule', declareAuth('forge-event'), async (context) => {
      const entered = await enter(context.req.raw)
      return entered instanceof Response ? entered : context.body(null, 204)
    })
}

/** Documented as the body itself; one documented example nests it under `payload`. */
const eventIn = (raw: Uint8Array): unknown => {
  const parsed = jsonIn(raw)
  if (typeof parsed === 'object' && parsed !== null && 'payload' in parsed) return parsed.payload
  return parsed
}
