import { type ConnectionCard, readCards } from '../../../connections/cards'
import type { DashboardTools } from '../dashboard-tools'
import { nothingHere, tell } from '../failure-answer'
import type { PageContext } from '../page'
import { type ConnectTarget, findTarget } from './connect-target'

/** A connection as Configure shows it. */
export interface ShownCard {
  readonly card: ConnectionCard
  readonly target: ConnectTarget
  readonly now: Date
}

/** Which of the cards a page is about. */
type Find = (cards: readonly ConnectionCard[], id: string) => ConnectionCard | undefined

export const jiraOf: Find = (cards) => cards.find(({ host }) => host === 'jira')
export const anyOf: Find = (cards, id) => cards.find((card) => card.connectionId === id)
export const hostOf: Find = (cards, id) =>
  cards.find((card) => card.connectionId === id && card.host !== 'jira')

/** Pages of one connection, named by the `:id` of the path; where there is none, there is no page. */
export const createWithCard =
  (tools: DashboardTools) =>
  (find: Find, show: (context: PageContext, shown: ShownCard) => Response | Promise<Response>) =>
  async (context: PageContext) => {
    const now = tools.clock()
    const cards = await tools.database.withTenant(tools.tenantId, (sql) => readCards(sql, now))
    const card = find(cards, context.req.param('id') ?? '')
    const target = card && findTarget(card.host)
    return card && target ? show(context, { card, target, now }) : tell(context, tools, nothingHere)
  }
