import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { answerFailure } from './http/answer-failure'
import { declareAuth } from './http/declared-auth'
import type { Log } from './log'

interface Doors {
  readonly gitWebhooks: Hono
  readonly forge: Hono
  readonly panel: Hono
  readonly forgeActions?: Hono
  readonly log: Log
}

/** Mounts the doors. What none of them knows is 404; what they throw becomes one clear answer. */
export const createApp = ({ gitWebhooks, forge, panel, forgeActions = new Hono(), log }: Doors) =>
  new Hono()
    .use(secureHeaders())
    .use(async (context, next) => {
      await next()
      context.header('cache-control', 'no-store')
    })
    .get('/healthz', declareAuth('public'), (context) => context.text('ok'))
    .route('/', gitWebhooks)
    .route('/', forge)
    .route('/', panel)
    .route('/', forgeActions)
    .onError(answerFailure(log))
