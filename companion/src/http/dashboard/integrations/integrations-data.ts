import { mayDo } from '@throughline/shared/actions'
import { readCards } from '../../../connections/cards'
import { projects } from '../../../issues/projects'
import type { DashboardTools } from '../dashboard-tools'
import type { PageContext } from '../page'
import type { IntegrationsProps } from './IntegrationsContent'

/** What the page of integrations shows, read in one transaction. */
export const readIntegrations = async (
  { database, tenantId, clock }: DashboardTools,
  context: PageContext,
): Promise<IntegrationsProps> => {
  const now = clock()
  const read = await database.withTenant(tenantId, async (sql) => {
    const cards = await readCards(sql, now)
    const jira = cards.find(({ host }) => host === 'jira')
    const list = jira ? (await projects(sql).list(jira.connectionId)).projects : []
    return { cards, projectKeys: list.map(({ key }) => key) }
  })
  return { ...read, now, mayConnect: mayDo(context.get('visit').session.role, 'admin') }
}
