import { RuleId } from '@throughline/shared/rules'
import { type Context, Hono } from 'hono'
import type { ActionTools } from '../../actions/action'
import { builtActions } from '../../actions/index'
import type { TenantSql } from '../../database/database'
import type { SingleSignOn } from '../../single-sign-on/single-sign-on'
import { deliveries } from '../../traces/deliveries'
import { readAssets } from './assets'
import { auditLogPages } from './audit-log/audit-log'
import type { DashboardTools, FrameFacts } from './dashboard-tools'
import { deliveriesPages } from './deliveries/deliveries'
import { entranceAt } from './entrance'
import { nothingHere, tell } from './failure-answer'
import { firstRunPage } from './first-run/first-run'
import { healthPage } from './health/health'
import { accessPage } from './integrations/access'
import { choosePages } from './integrations/choose'
import { configurePages } from './integrations/configure'
import { connectPages } from './integrations/connect'
import { integrationsPage } from './integrations/integrations'
import { oauthPages } from './integrations/oauth'
import { oauthCallback } from './integrations/oauth-callback'
import { pairingPages } from './integrations/pairing'
import { projectsPages } from './integrations/projects'
import { tokenPages } from './integrations/token'
import { webhooksPages } from './integrations/webhooks'
import { noticeDoor, readNotice } from './notice'
import { createPages } from './pages'
import { correctPersonPages } from './people/correct-person'
import { peoplePage } from './people/people'
import { mapProjectsPages } from './repositories/map-projects'
import { repositoriesPages } from './repositories/repositories'
import { rulesPages } from './rules/rules'
import { signInDoors } from './sign-in'
import { singleSignOnDoors } from './single-sign-on'
import { themeDoor } from './theme'

export interface Dashboard {
  readonly routes: Hono
  /** What stands where no page is. */
  readonly notFound: (context: Context) => Response | Promise<Response>
}

interface DashboardOptions extends ActionTools {
  readonly tenantId: string
  /** Other actions than the built ones; for tests. */
  readonly actions?: typeof builtActions
  /** The rules whose features are built; every rule where it is left out. */
  readonly builtRules?: readonly RuleId[]
  /** True where a Forge app is set up whose tokens are believed. */
  readonly believesApp: boolean
  readonly singleSignOn?: SingleSignOn | undefined
}

/** The dashboard of a self-managed companion: one .tsx a page, each added here. */
export const createDashboard = (options: DashboardOptions): Dashboard => {
  const tools: DashboardTools = {
    ...options,
    actions: options.actions ?? builtActions,
    builtRules: options.builtRules ?? RuleId.options,
    assets: readAssets(),
    entrance: entranceAt(options.address),
    singleSignOn: options.singleSignOn,
    readFrameFacts,
  }
  const routes = new Hono()
  routes.route('/', tools.assets.doors)
  themeDoor(routes, tools.entrance)
  signInDoors(routes, tools)
  singleSignOnDoors(routes, tools)

  noticeDoor(routes, tools.entrance)
  oauthCallback(routes, tools)

  const { routes: shown, pages } = createPages(tools)
  firstRunPage(pages, tools)
  integrationsPage(pages, tools)
  connectPages(pages, tools)
  configurePages(pages, tools)
  tokenPages(pages, tools)
  oauthPages(pages, tools)
  accessPage(pages, tools)
  projectsPages(pages, tools)
  pairingPages(pages, tools)
  choosePages(pages, tools)
  webhooksPages(pages, tools)
  repositoriesPages(pages, tools)
  mapProjectsPages(pages, tools)
  rulesPages(pages, tools)
  peoplePage(pages, tools)
  correctPersonPages(pages, tools)
  deliveriesPages(pages, tools)
  healthPage(pages, tools)
  auditLogPages(pages, tools)
  routes.route('/', shown)
  return { routes, notFound: (context) => tell(context, tools, nothingHere) }
}

const readFrameFacts = async (sql: TenantSql, now: Date): Promise<FrameFacts> => {
  const { gaveUp, parked } = await deliveries(sql).needAttention()
  return { needAttention: gaveUp + parked, notice: await readNotice(sql, now) }
}
