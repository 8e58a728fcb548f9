import { mayDo } from '@throughline/shared/role'
import { readCards } from '../../../connections/cards'
import { readProjectList } from '../../../connections/project-list'
import { projects } from '../../../issues/projects'
import type { DashboardTools } from '../dashboard-tools'
import type { PageContext } from '../page'
import type { IntegrationsProps } from './IntegrationsContent'

/** What the page of integrations shows. A Jira that was connected a moment ago is asked for its projects. */
export const readIntegrations = async (
  tools: DashboardTools,
  context: PageContext,
): Promise<IntegrationsProps> => {
  const { database, tenantId, clock } = tools
  const now = clock()
  const { cards, stored } = await database.withTenant(tenantId, async (sql) => {
    const cards = await readCards(sql, now)
    const jira = cards.find(({ host }) => host === 'jira')
    return { cards, stored: jira && (await projects(sql).list(jira.connectionId)) }
  })
  const jira = cards.find(({ host }) => host === 'jira')
  const list =
    jira && context.req.query('connected') === 'jira'
      ? await readProjectList(tools, tenantId, jira.connectionId)
      : stored
  return {
    cards,
    projectKeys: (list?.projects ?? []).map(({ key }) => key),
    now,
    mayConnect: mayDo(context.get('visit').session.role, 'admin'),
  }
}
