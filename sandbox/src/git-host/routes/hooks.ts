import { Hono } from 'hono'
import {
  type GitHostContext,
  type GitHostEnv,
  mayAdminister,
  readBody,
  readQuery,
  type Server,
} from '../access'
import { hookJson } from '../json/hook'
import { pingWebhook } from '../json/webhook'
import { pageOf } from '../page-links'
import { notFound, Refusal } from '../refusal'
import { HookBody, HookChange, NoQuery, PageQuery } from '../schema'
import type { Hook } from '../state'
import { deliveryRoutes } from './deliveries'

/** Webhooks of a repository. A new one is pinged at once; to a caller who may not administer it, it has none. */
export const hookRoutes = (server: Server) => {
  const administered = (c: GitHostContext) => {
    if (!mayAdminister(c.get('caller'), c.get('repository'))) throw notFound()
    return c.get('repository')
  }
  const namedHook = (c: GitHostContext): Hook => {
    const found = server.store
      .hooks(administered(c).id)
      .find(({ id }) => String(id) === c.req.param('hookId'))
    if (!found) throw notFound()
    return found
  }

  return new Hono<GitHostEnv>()
    .get('/', (c) => {
      const { items, headers } = pageOf(
        c,
        server.store.hooks(administered(c).id),
        readQuery(server, c, PageQuery),
      )
      return c.json(
        items.map((hook) => hookJson(server, hook)),
        200,
        headers,
      )
    })
    .post('/', async (c) => {
      readQuery(server, c, NoQuery)
      const repository = administered(c)
      const { config, events } = await readBody(server, c, HookBody)
      if (server.store.hooks(repository.id).some(({ url }) => url === config.url)) {
        const message = 'Hook already exists on this repository'
        throw new Refusal(422, 'Validation Failed', [{ resource: 'Hook', code: 'custom', message }])
      }
      const { url, secret } = config
      const hook = server.store.addHook(repository.id, {
        url,
        events,
        ...(secret !== undefined && { secret }),
      })
      void server.webhooks.send(hook, {
        event: 'ping',
        body: pingWebhook(server, hook, c.get('caller').login),
      })
      return c.json(hookJson(server, hook), 201)
    })
    .get('/:hookId', (c) => {
      readQuery(server, c, NoQuery)
      return c.json(hookJson(server, namedHook(c)))
    })
    .patch('/:hookId', async (c) => {
      readQuery(server, c, NoQuery)
      const { active, config, events, add_events, remove_events } = await readBody(server, c, HookChange)
      const { id, events: before } = namedHook(c)
      const kept = [...(events ?? before), ...(add_events ?? [])]
      server.store.changeHook(id, {
        events: [...new Set(kept)].filter((event) => !remove_events?.includes(event)),
        ...(active !== undefined && { isActive: active }),
        ...(config && { url: config.url }),
        ...(config?.secret !== undefined && { secret: config.secret }),
      })
      return c.json(hookJson(server, namedHook(c)))
    })
    .post('/:hookId/pings', (c) => {
      readQuery(server, c, NoQuery)
      const hook = namedHook(c)
      const body = pingWebhook(server, hook, c.get('caller').login)
      void server.webhooks.send(hook, { event: 'ping', body })
      return c.body(null, 204)
    })
    .route('/:hookId/deliveries', deliveryRoutes(server, namedHook))
    .delete('/:hookId', (c) => {
      readQuery(server, c, NoQuery)
      server.store.removeHook(namedHook(c).id)
      return c.body(null, 204)
    })
}
