import { Hono } from 'hono'
import { z } from 'zod'
import { Refusal } from '../refusal'
import { type JiraContext, type JiraEnv, may, readBody, type Site } from '../site'
import type { FakeWebhook } from '../state'

/** What one can ask to be told of. Source: https://developer.atlassian.com/server/jira/platform/webhooks/ */
const WebhookEvent = z.enum([
  'jira:issue_created',
  'jira:issue_updated',
  'jira:issue_deleted',
  'comment_created',
  'comment_updated',
  'comment_deleted',
])

/** No contract describes these calls: what is known of them from the documentation's examples. */
const WebhookBody = z.strictObject({
  name: z.string().min(1),
  description: z.string().optional(),
  url: z.url({ protocol: /^https?$/ }),
  events: z.array(WebhookEvent).min(1),
  filters: z.strictObject({ 'issue-related-events-section': z.string() }).optional(),
  excludeBody: z.boolean().default(false),
  enabled: z.boolean().default(true),
  active: z.boolean().default(true),
  secret: z.string().min(1).optional(),
  configuration: z.strictObject({ secret: z.string().min(16) }).optional(),
})

/**
 * Webhooks as administrators make them. `/rest/webhooks/1.0/webhook` names them by `self` alone, the Data Center's from
 * version 10, `/rest/jira-webhook/1.0/webhooks`, by `id`, too. A secret is never told.
 */
export const webhookRoutes = (site: Site, { namesIds }: { readonly namesIds: boolean }) => {
  const routes = new Hono<JiraEnv>()
  const own = () =>
    site.store.webhooks().filter(({ dialect, appOf }) => dialect === site.dialect && appOf === undefined)
  const json = (c: JiraContext, webhook: FakeWebhook) => ({
    ...(namesIds && { id: webhook.id }),
    name: webhook.name,
    url: webhook.url,
    excludeBody: webhook.excludesBody,
    filters: { 'issue-related-events-section': webhook.jql ?? '' },
    events: webhook.events,
    enabled: webhook.isEnabled,
    isSigned: webhook.secret !== undefined,
    self: `${(c.req.url.split('?')[0] ?? '').replace(/\/\d+$/, '')}/${webhook.id}`,
    lastUpdatedDisplayName: c.get('caller').displayName,
  })
  const named = (c: JiraContext) => {
    const found = own().find(({ id }) => String(id) === c.req.param('id'))
    if (!found) throw new Refusal(404, 'No webhook with this id.')
    return found
  }

  routes.use(async (c, next) => {
    if (!may(c.get('caller'), 'ADMINISTER'))
      return c.json({ messages: [{ key: 'You do not have permission to manage webhooks.' }] }, 403)
    return next()
  })
  return routes
    .get('/', (c) => c.json(own().map((webhook) => json(c, webhook))))
    .post('/', async (c) => {
      const added = site.store.addWebhook({ ...(await readWebhook(site, c)), dialect: site.dialect })
      return c.json(json(c, added), 201)
    })
    .get('/:id', (c) => c.json(json(c, named(c))))
    .put('/:id', async (c) => {
      const webhook = named(c)
      site.store.editWebhook(webhook, await readWebhook(site, c))
      return c.json(json(c, webhook))
    })
    .delete('/:id', (c) => {
      site.store.removeWebhook(named(c))
      return c.body(null, 204)
    })
}

const readWebhook = async (site: Site, c: JiraContext) => {
  const { name, url, events, filters, excludeBody, enabled, active, secret, configuration } = await readBody(
    site,
    c,
    WebhookBody,
  )
  const key = secret ?? configuration?.secret
  const jql = filters?.['issue-related-events-section']
  return {
    name,
    url,
    events,
    ...(jql && { jql }),
    ...(key !== undefined && { secret: key }),
    excludesBody: excludeBody,
    isEnabled: enabled && active,
  }
}
