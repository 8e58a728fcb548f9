import type { Clock } from '@throughline/companion/clock'
import { Hono } from 'hono'
import { answerRefusals, createApi } from './api'
import { apiTokenCallers, bearerCallers, patCallers } from './callers'
import type { StrikingFaults } from './faults'
import type { RequestLog } from './request-log'
import { cloudVersion, serverInfoJson } from './server-info'
import type { JiraEnv, Site } from './site'
import type { JiraStore } from './store'
import type { Tokens } from './tokens'
import { appWebhookRoutes } from './webhooks/app-webhook-routes'
import { webhookRoutes } from './webhooks/webhook-routes'
import { createWebhookSender } from './webhooks/webhook-sender'

/** One Data Center. */
export interface DataCenter {
  /** Before its paths, such as `/jira`; empty for none. The Cloud site then has no address of its own. */
  readonly contextPath: string
  /** Such as `10.3.24`. */
  readonly version: string
}

interface InterfaceOptions {
  readonly cloudId: string
  readonly siteUrl: string
  readonly dataCenter: DataCenter
  readonly store: JiraStore
  readonly tokens: Tokens
  readonly log: RequestLog
  readonly faults: StrikingFaults
  readonly clock: Clock
  readonly retryDelayMs: number
  readonly appSecret: () => string
}

/** One site's issues, as the gateway, the Cloud site's own address and a Data Center serve them. */
export function createInterfaces(options: InterfaceOptions) {
  const { cloudId, siteUrl, dataCenter, store, log, faults, clock, retryDelayMs } = options
  const dataCenterUrl = `${siteUrl}${dataCenter.contextPath}`
  const workflowOf = (projectId: string) => faults.workflowUnder(projectId, store.workflowOf(projectId))
  const createFieldsOf = (projectId: string) => faults.createFieldsUnder(store.createFieldsOf(projectId))
  const shared = { store, workflowOf, createFieldsOf, log }
  const cloud: Site = { siteUrl, dialect: 'cloud', ...shared }
  const own: Site = { siteUrl: dataCenterUrl, dialect: 'data-center', ...shared }
  const sending = { clock, faults, retryDelayMs, appSecret: options.appSecret }
  const cloudSender = createWebhookSender(cloud, `${siteUrl}/rest/api/2`, sending)
  const ofApps = appWebhookRoutes({ site: cloud, now: clock, failed: cloudSender.failed })

  const app = new Hono()
  app.route(
    `/ex/jira/${cloudId}/rest/api/3/serverInfo`,
    new Hono<JiraEnv>().get('/', bearerCallers(options), (c) => c.json(cloudInfo(siteUrl, clock()))),
  )
  app.route(`/ex/jira/${cloudId}/rest/api/3`, createApi(cloud, bearerCallers(options), [ofApps]))
  app.route(dataCenter.contextPath || '/', dataCenterApp(own, options))
  if (dataCenter.contextPath !== '') app.route('/', cloudApp(cloud, options))

  return {
    app,
    dataCenterUrl,
    senders: [cloudSender, createWebhookSender(own, `${dataCenterUrl}/rest/api/2`, sending)],
  }
}

const cloudInfo = (baseUrl: string, now: Date) =>
  serverInfoJson({ baseUrl, version: cloudVersion, deploymentType: 'Cloud', now })

/** What a Cloud site answers at its own address. */
const cloudApp = (site: Site, options: InterfaceOptions): Hono => {
  const callers = apiTokenCallers(options)
  return new Hono()
    .get('/rest/api/:version{[23]}/serverInfo', (c) => c.json(cloudInfo(site.siteUrl, options.clock())))
    .route('/rest/api/3', createApi(site, callers))
    .route('/rest/webhooks/1.0/webhook', webhooks(site, callers, { namesIds: false }))
}

const dataCenterApp = (site: Site, options: InterfaceOptions): Hono => {
  const { version } = options.dataCenter
  const callers = patCallers(options)
  const info = () =>
    serverInfoJson({ baseUrl: site.siteUrl, version, deploymentType: 'Server', now: options.clock() })
  const hasNewWebhooks = Number.parseInt(version, 10) >= 10
  return new Hono()
    .get('/rest/api/:version{2|latest}/serverInfo', (c) => c.json(info()))
    .route('/rest/api/2', createApi(site, callers))
    .route(
      hasNewWebhooks ? '/rest/jira-webhook/1.0/webhooks' : '/rest/webhooks/1.0/webhook',
      webhooks(site, callers, { namesIds: hasNewWebhooks }),
    )
}

const webhooks = (
  site: Site,
  callers: ReturnType<typeof patCallers>,
  names: { readonly namesIds: boolean },
): Hono<JiraEnv> => answerRefusals(new Hono<JiraEnv>().use(callers).route('/', webhookRoutes(site, names)))
