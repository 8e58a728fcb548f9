import type { FeatureEvent } from '../feature'
import type { GitAccount, LinkedStakeholder, Past, ReviewingTools } from '../reviewing-tools'
import { matchPeople, type PeopleMatch } from './match-people'

const MOST_ISSUES = 5

/** Who reviewed or wrote most in the last months: among them are those whose names and addresses are worth knowing. */
const MOST_BUSY = 40

/** People of both sides, and who of them is who. */
export interface KnownPeople {
  /** Of the linked issues, once for each role; programs left out. */
  readonly stakeholders: readonly LinkedStakeholder[]
  readonly accounts: readonly GitAccount[]
  readonly match: PeopleMatch
  /** Jira's account ids by login, of everybody who is known on both sides. */
  readonly accountIds: ReadonlyMap<string, string>
}

export const readKnownPeople = async (
  { pullRequest, issueIds }: Pick<FeatureEvent, 'pullRequest' | 'issueIds'>,
  past: Past,
  tools: ReviewingTools,
): Promise<KnownPeople> => {
  const stakeholders = await stakeholdersOf(issueIds, tools)
  const withAccess = stakeholders.length > 0 ? await tools.listPeopleWithAccess() : []
  const logins = new Set([pullRequest.author.login, ...busiest(past), ...withAccess])
  const accounts = await tools.readAccounts([...logins])
  const decisions = await tools.readDecisions()
  const match = matchPeople(
    stakeholders.map(({ person }) => person),
    accounts,
    decisions,
  )
  const accountIds = new Map([...match.logins].map(([accountId, login]) => [login, accountId]))
  for (const { login, accountId, isSame } of decisions) if (isSame) accountIds.set(login, accountId)
  return { stakeholders, accounts, match, accountIds }
}

/** Jira's account ids of stakeholders whose account is closed: they left. */
export const goneOf = ({ stakeholders }: Pick<KnownPeople, 'stakeholders'>): ReadonlySet<string> =>
  new Set(stakeholders.filter(({ person }) => !person.isActive).map(({ person }) => person.accountId))

const stakeholdersOf = async (issueIds: readonly string[], tools: ReviewingTools) => {
  const all: LinkedStakeholder[] = []
  for (const issueId of issueIds.slice(0, MOST_ISSUES)) all.push(...(await tools.readStakeholders(issueId)))
  return all.filter(({ person }) => !person.isApp)
}

const busiest = ({ read }: Past): readonly string[] => {
  const people = [...(read('everyone 120')?.people ?? [])]
  const weight = ([, { reviewed, authored }]: (typeof people)[number]) => reviewed + authored
  return people
    .sort((one, other) => weight(other) - weight(one))
    .slice(0, MOST_BUSY)
    .map(([login]) => login)
}
