import { Hono } from 'hono'
import { type GitHostContext, type GitHostEnv, readQuery, type Server } from '../access'
import { deliveryItemJson, deliveryJson } from '../json/delivery'
import { notFound } from '../refusal'
import { DeliveriesQuery, NoQuery } from '../schema'
import type { Delivery, Hook } from '../state'

/** What a webhook has sent, the newest first, and how it is sent once more. */
export const deliveryRoutes = (server: Server, namedHook: (c: GitHostContext) => Hook) => {
  const sentBy = ({ id }: Hook): readonly Delivery[] =>
    server.store
      .state()
      .deliveries.filter(({ hookId }) => hookId === id)
      .reverse()

  const namedDelivery = (c: GitHostContext): Delivery => {
    const found = sentBy(namedHook(c)).find(({ attempt }) => String(attempt) === c.req.param('deliveryId'))
    if (!found) throw notFound()
    return found
  }

  return new Hono<GitHostEnv>()
    .get('/', (c) => {
      const { per_page, cursor, status } = readQuery(server, c, DeliveriesQuery)
      const hook = namedHook(c)
      const wanted = sentBy(hook).filter((delivery) => status === undefined || rangeOf(delivery) === status)
      const first = cursor === undefined ? 0 : wanted.findIndex(({ attempt }) => `v1_${attempt}` === cursor)
      const items = first < 0 ? [] : wanted.slice(first, first + per_page)
      const next = first < 0 ? undefined : wanted[first + per_page]
      return c.json(
        items.map((delivery) => deliveryItemJson(delivery, hook)),
        200,
        next && { link: `<${nextAddress(c, next)}>; rel="next"` },
      )
    })
    .get('/:deliveryId', (c) => {
      readQuery(server, c, NoQuery)
      return c.json(deliveryJson(namedDelivery(c), namedHook(c)))
    })
    .post('/:deliveryId/attempts', (c) => {
      readQuery(server, c, NoQuery)
      void server.webhooks.redeliver(namedDelivery(c).id)
      return c.json({}, 202)
    })
}

/** No answer at all belongs to neither. */
const rangeOf = ({ status = 0 }: Delivery) => {
  if (status >= 200 && status < 400) return 'success'
  return status >= 400 && status < 600 ? 'failure' : undefined
}

const nextAddress = (c: GitHostContext, { attempt }: Delivery) => {
  const url = new URL(c.req.url)
  url.searchParams.set('cursor', `v1_${attempt}`)
  return url.href
}
