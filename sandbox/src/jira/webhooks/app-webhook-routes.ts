import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { z } from 'zod'
import { Refusal } from '../refusal'
import { type JiraContext, type JiraEnv, readBody, readQuery, type Site } from '../site'
import type { FakeWebhook } from '../state'
import type { FailedWebhook } from './webhook-sender'

interface AppWebhookOptions {
  readonly site: Site
  readonly now: () => Date
  readonly failed: readonly FailedWebhook[]
}

const DAYS_30_MS = 30 * 86_400_000
const MOST_OF_A_PERSON = 5

const Registration = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  webhooks: z
    .array(
      z.strictObject({
        events: z.array(z.string()).min(1),
        jqlFilter: z.string(),
        fieldIdsFilter: z.array(z.string()).optional(),
        issuePropertyKeysFilter: z.array(z.string()).optional(),
      }),
    )
    .min(1),
})

const Ids = z.strictObject({ webhookIds: z.array(z.int()).min(1) })

const FailedQuery = z.strictObject({
  maxResults: z.coerce.number().int().min(1).default(100),
  after: z.coerce.number().int().optional(),
})

const known =
  'jira:issue_created jira:issue_updated jira:issue_deleted comment_created comment_updated comment_deleted'.split(
    ' ',
  )

/** What a filter may name. Source: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-webhooks/ */
const fields = ['issuekey', 'project', 'issuetype', 'status', 'assignee', 'reporter']

/** Webhooks that an app registers with a token of OAuth: they end after 30 days, and are of one person each. */
export const appWebhookRoutes = ({ site, now, failed }: AppWebhookOptions) => {
  const { store } = site
  const own = (c: JiraContext) =>
    store
      .webhooks()
      .filter(({ appOf }) => appOf === c.get('caller').accountId)
      .filter(({ expiresAt }) => expiresAt === undefined || Date.parse(expiresAt) > now().getTime())
  const named = (c: JiraContext, ids: readonly number[]) => own(c).filter(({ id }) => ids.includes(id))
  const nextEnd = () => new Date(now().getTime() + DAYS_30_MS)

  const register = (c: JiraContext, url: string, asked: z.infer<typeof Registration>['webhooks'][number]) => {
    const wrong = wrongWith(own(c), url, asked)
    if (wrong !== undefined) return { errors: [wrong] }
    const added = store.addWebhook({
      dialect: 'cloud',
      name: 'Registered by an app',
      url,
      events: asked.events,
      jql: asked.jqlFilter,
      excludesBody: false,
      isEnabled: true,
      appOf: c.get('caller').accountId,
      expiresAt: nextEnd().toISOString(),
    })
    return { createdWebhookId: added.id }
  }

  return new Hono<JiraEnv>()
    .use(
      '/webhook/*',
      createMiddleware<JiraEnv>(async (c, next) => {
        if (c.get('isApp') !== true) throw new Refusal(403, 'The caller is not an app.')
        return next()
      }),
    )
    .get('/webhook', (c) => {
      const values = own(c).map(({ id, url, events, jql = '', expiresAt = '' }) => {
        return { id, url, events, jqlFilter: jql, expirationDate: Date.parse(expiresAt) }
      })
      return c.json({ startAt: 0, maxResults: 100, total: values.length, isLast: true, values })
    })
    .post('/webhook', async (c) => {
      const { url, webhooks } = await readBody(site, c, Registration)
      return c.json({ webhookRegistrationResult: webhooks.map((asked) => register(c, url, asked)) })
    })
    .put('/webhook/refresh', async (c) => {
      const { webhookIds } = await readBody(site, c, Ids)
      const end = nextEnd()
      for (const webhook of named(c, webhookIds)) store.editWebhook(webhook, { expiresAt: end.toISOString() })
      return c.json({ expirationDate: end.getTime() })
    })
    .get('/webhook/failed', (c) => {
      const { maxResults, after = 0 } = readQuery(site, c, FailedQuery)
      const ids = new Set(own(c).map(({ id }) => id))
      const values = failed
        .filter(({ webhookId, failureTime }) => ids.has(webhookId) && failureTime > after)
        .slice(0, maxResults)
        .map(({ webhookId: _, ...told }) => told)
      return c.json({ maxResults, values })
    })
    .delete('/webhook', async (c) => {
      const { webhookIds } = await readBody(site, c, Ids)
      for (const webhook of named(c, webhookIds)) store.removeWebhook(webhook)
      return c.body(null, 202)
    })
}

const wrongWith = (
  present: readonly FakeWebhook[],
  url: string,
  { events, jqlFilter }: { readonly events: readonly string[]; readonly jqlFilter: string },
): string | undefined => {
  const stranger = events.find((event) => !known.includes(event))
  if (stranger !== undefined) return `Unrecognized value for event: ${stranger}`
  if (present.some((one) => one.url !== url)) return 'Only a single URL per app is allowed to be registered.'
  if (present.length >= MOST_OF_A_PERSON) return 'The maximum number of webhooks is reached.'
  const clause = /^(\w+) (=|!=|IN|NOT IN) \S/.exec(jqlFilter)
  return clause && fields.includes((clause[1] ?? '').toLowerCase())
    ? undefined
    : `The JQL query ${jqlFilter} is invalid or not supported`
}
