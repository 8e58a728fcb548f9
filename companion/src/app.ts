import { Hono } from 'hono'
import { answerFailure } from './http/answer-failure'
import type { Dashboard } from './http/dashboard/dashboard'
import { declareAuth } from './http/declared-auth'
import { securityHeaders } from './http/security-headers'
import type { Log } from './log'

interface Doors {
  readonly gitWebhooks: Hono
  readonly jiraWebhooks?: Hono
  readonly forge: Hono
  readonly panel: Hono
  readonly forgeActions?: Hono
  readonly operating?: Hono
  /** Of a self-managed companion; the hosted one mounts none. */
  readonly dashboard?: Dashboard | undefined
  readonly log: Log
}

/** Mounts the doors. What none of them knows is 404; what they throw becomes one clear answer. */
export const createApp = ({
  gitWebhooks,
  jiraWebhooks = new Hono(),
  forge,
  panel,
  forgeActions = new Hono(),
  operating = new Hono(),
  dashboard,
  log,
}: Doors) => {
  const app = new Hono()
    .use(...securityHeaders())
    .get('/healthz', declareAuth('public'), (context) => context.text('ok'))
    .route('/', operating)
    .route('/', gitWebhooks)
    .route('/', jiraWebhooks)
    .route('/', forge)
    .route('/', panel)
    .route('/', forgeActions)
    .onError(answerFailure(log))
  return dashboard ? app.route('/', dashboard.routes).notFound(dashboard.notFound) : app
}
