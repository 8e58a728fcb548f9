import type { RuleId } from '@throughline/shared/rules'
import { type ConnectionCard, readCards } from '../../../connections/cards'
import type { TenantSql } from '../../../database/database'
import { type ListedRepository, listRepositories } from '../../../panel/repository-list'
import { hostTargets } from '../integrations/connect-target'
import { configureHref } from '../integrations/IntegrationsContent'
import { overviewMessages } from '../integrations/overview-messages'
import { firstRunMessages } from './messages'

const { steps: words, configure } = firstRunMessages

/** One of the three steps to the first linked pull request. */
export interface Step {
  readonly title: string
  /** What it is for, or what came of it. */
  readonly text: string
  readonly isDone: boolean
  readonly action: { readonly text: string; readonly href: string; readonly label?: string | undefined }
}

/** How far somebody is, in the order in which it is done. */
export const readFirstSteps = async (
  sql: TenantSql,
  now: Date,
  builtRules: readonly RuleId[],
): Promise<readonly Step[]> => {
  const cards = await readCards(sql, now)
  const repositories = await listRepositories(sql)
  const hosts = cards.filter(({ host }) => host !== 'jira')
  return [
    jiraStep(cards.find(({ host }) => host === 'jira')),
    gitHostStep(hosts),
    ruleStep(hosts, repositories, builtRules),
  ]
}

const jiraStep = (card: ConnectionCard | undefined): Step => {
  const { title, text } = words.jira
  if (!card)
    return {
      title,
      text,
      isDone: false,
      action: { text: title, href: '/settings/integrations/jira/connect?tab=pat' },
    }
  return {
    title,
    text: words.connectedAs(card.place, card.accountName),
    isDone: true,
    action: {
      text: configure,
      href: configureHref(card),
      label: overviewMessages.configureLabel('Jira'),
    },
  }
}

const gitHostStep = ([card]: readonly ConnectionCard[]): Step => {
  const { title, text } = words.gitHost
  if (!card) {
    const [first] = hostTargets
    const only = hostTargets.length === 1 && first ? `/${first.id}/connect` : '#git-hosts'
    return { title, text, isDone: false, action: { text: title, href: `/settings/integrations${only}` } }
  }
  return {
    title,
    text: words.connectedAs(card.place, card.accountName),
    isDone: true,
    action: {
      text: configure,
      href: configureHref(card),
      label: overviewMessages.configureLabel(card.place),
    },
  }
}

/** Chosen, mapped, and with a rule that is on: what is missing is what comes next. */
const ruleStep = (
  [host]: readonly ConnectionCard[],
  repositories: readonly ListedRepository[],
  builtRules: readonly RuleId[],
): Step => {
  const { title, text, choose, map, open } = words.rules
  const mapped = repositories.filter(({ projects }) => projects.length > 0)
  const ready = mapped.find(({ rules }) =>
    rules.some(({ ruleId, isOn }) => isOn && builtRules.includes(ruleId)),
  )
  const rulesOf = ({ repositoryId }: ListedRepository) => `/repositories/${repositoryId}/rules`
  const [first] = repositories
  const [firstMapped] = mapped
  if (ready) return { title, text: ready.name, isDone: true, action: { text: open, href: rulesOf(ready) } }
  if (firstMapped) return { title, text, isDone: false, action: { text: open, href: rulesOf(firstMapped) } }
  if (first)
    return {
      title,
      text: map.text,
      isDone: false,
      action: { text: map.title, href: `/repositories/${first.repositoryId}/projects` },
    }
  const href = host ? `${configureHref(host)}/repositories` : '/settings/integrations'
  return { title, text, isDone: false, action: { text: choose, href } }
}
