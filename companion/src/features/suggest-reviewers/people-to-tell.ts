import type { StakeholderRole } from '../../jira/stakeholders'
import type { LinkedStakeholder, PersonToTell } from '../reviewing-tools'
import type { PeopleMatch } from './match-people'
import { roleWords } from './reason-words'

const MOST_TO_TELL = 3

/** Who asked for it wants to hear of it most. */
const order: readonly StakeholderRole[] = ['reporter', 'watcher', 'component-lead', 'commenter', 'assignee']

interface Telling {
  readonly stakeholders: readonly LinkedStakeholder[]
  readonly match: PeopleMatch
  /** Whose login is known, and who may review or wrote the pull request: they need not be told. */
  readonly isReached: (login: string) => boolean
  /** What its author is called. */
  readonly authorName: string
}

/** Stakeholders who cannot review, each once, for the role that says most. */
export const peopleToTell = ({
  stakeholders,
  match,
  isReached,
  authorName,
}: Telling): readonly PersonToTell[] => {
  const byRole = stakeholders.toSorted((one, other) => order.indexOf(one.role) - order.indexOf(other.role))
  const told = new Map<string, PersonToTell>()
  for (const { person, issueId, issueKey, role, component } of byRole) {
    const { accountId, name, isActive, isApp } = person
    const login = match.logins.get(accountId)
    const isAuthor = login === undefined && name === authorName
    if (!isActive || isApp || isAuthor || told.has(accountId)) continue
    if (login !== undefined && isReached(login)) continue
    const hint = match.hints.get(accountId)
    told.set(accountId, {
      ...{ accountId, name, issueId, reason: roleWords(role, issueKey, component) },
      perhaps: hint && { login: hint.login, name: hint.name },
    })
  }
  return [...told.values()].slice(0, MOST_TO_TELL)
}
