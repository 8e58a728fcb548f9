import { readCodeOwners } from '../../review-history/code-owners'
import type { PullRequestToReview } from '../../review-history/pull-request-to-review'
import { type RankedReviewer, rankReviewers } from '../../review-history/rank-reviewers'
import type { FeatureEvent } from '../feature'
import type {
  GitAccount,
  LinkedStakeholder,
  Past,
  ReviewingTools,
  SuggestedReviewer,
  Suggestion,
} from '../reviewing-tools'
import { matchPeople } from './match-people'
import { peopleToTell } from './people-to-tell'
import { pickReviewers } from './pick-reviewers'
import { reasonWords } from './reason-words'

const MOST_RANKED = 60
const MOST_ISSUES = 5
const MOST_REASONS = 2

/** A past that is shorter says little. */
const SHORT_PAST = 20

/** Who could review a pull request and who should hear of it, from its repository's past and its issues' people. */
export const makeSuggestion = async (
  { pullRequest, issueIds, settings }: FeatureEvent,
  tools: ReviewingTools,
  requested: readonly string[],
): Promise<Suggestion> => {
  const { blocked, spreadsWork } = settings['suggest-reviewers']
  const { author, title, openedAt, baseBranch, reviews } = pullRequest
  const toReview = { author: author.login, title, paths: await tools.listChangedPaths(), at: openedAt }
  const past = await tools.readPast(toReview)
  const stakeholders = await stakeholdersOf(issueIds, tools)
  const withAccess = stakeholders.length > 0 ? await tools.listPeopleWithAccess() : []
  const known = new Set([author.login, ...busiest(past), ...withAccess])
  const accounts = await tools.readAccounts([...known])
  const decisions = await tools.readDecisions()
  const match = matchPeople(
    stakeholders.map(({ person }) => person),
    accounts,
    decisions,
  )
  const left = stakeholders.filter(({ person }) => !person.isActive).map(({ person }) => person.accountId)
  const accountIds = new Map([...match.logins].map(([accountId, login]) => [login, accountId]))
  for (const { login, accountId, isSame } of decisions) if (isSame) accountIds.set(login, accountId)

  const bots = accounts.filter(({ isBot }) => isBot).map(({ login }) => login)
  const taken = [...blocked, ...bots, ...requested, ...reviews.map(({ reviewer }) => reviewer.login)]
  const without = new Set(taken.map((login) => login.toLowerCase()))
  const mayBeNamed = (login: string) => !without.has(login.toLowerCase()) && !login.endsWith('[bot]')
  const codeOwners = await tools.findCodeOwners(baseBranch)
  const asked = { ...toReview, stakeholders: mappedOf(stakeholders, match.logins, left) }
  const ranked = rankReviewers(asked, past.read, {
    ...{ count: MOST_RANKED, mayReview: mayBeNamed, spreadsWork },
    ...(codeOwners !== undefined && { codeOwners: readCodeOwners(codeOwners) }),
  })

  const access = new Map<string, boolean>()
  const isEligible = async (login: string) => {
    const known = access.get(login)
    if (known !== undefined) return known
    const may = (await isThere(accountIds.get(login), left, tools)) && (await tools.mayReview(login))
    access.set(login, may)
    return may
  }
  const isStakeholder = ({ person }: RankedReviewer) =>
    asked.stakeholders.some((each) => each.person === person)
  const picked = await pickReviewers({
    ranked,
    isStakeholder,
    isEligible: ({ person }) => isEligible(person),
  })
  for (const login of match.logins.values()) if (mayBeNamed(login)) await isEligible(login)

  const missing = picked
    .map(({ person }) => person)
    .filter((login) => !accounts.some((each) => each.login === login))
  const named = [...accounts, ...(missing.length > 0 ? await tools.readAccounts(missing) : [])]
  const isReached = (login: string) =>
    login === author.login || !mayBeNamed(login) || access.get(login) === true
  return {
    reviewers: picked.map((person) =>
      suggestedOf(person, { named, accountIds, stakeholders, author: author.name }),
    ),
    toTell: peopleToTell({ stakeholders, match, isReached, authorName: author.name }),
    note: noteOf(past),
  }
}

const stakeholdersOf = async (issueIds: readonly string[], tools: ReviewingTools) => {
  const all: LinkedStakeholder[] = []
  for (const issueId of issueIds.slice(0, MOST_ISSUES)) all.push(...(await tools.readStakeholders(issueId)))
  return all.filter(({ person }) => !person.isApp)
}

/** Who reviewed or wrote most in the last months: among them are those whose names and addresses are worth knowing. */
const MOST_BUSY = 40
const busiest = ({ read }: Past): readonly string[] => {
  const people = [...(read('everyone 120')?.people ?? [])]
  const weight = ([, { reviewed, authored }]: (typeof people)[number]) => reviewed + authored
  return people
    .sort((one, other) => weight(other) - weight(one))
    .slice(0, MOST_BUSY)
    .map(([login]) => login)
}

const mappedOf = (
  stakeholders: readonly LinkedStakeholder[],
  logins: ReadonlyMap<string, string>,
  left: readonly string[],
): NonNullable<PullRequestToReview['stakeholders']> =>
  stakeholders.flatMap(({ person, role, issueKey, component }) => {
    const login = logins.get(person.accountId)
    if (login === undefined || left.includes(person.accountId)) return []
    return [{ person: login, role, issueKey, ...(component !== undefined && { component }) }]
  })

/** Whoever left the company has no open account in Jira. Of people whose account nobody knows, nothing is known. */
const isThere = async (
  accountId: string | undefined,
  left: readonly string[],
  tools: ReviewingTools,
): Promise<boolean> => {
  if (accountId === undefined) return true
  return !left.includes(accountId) && (await tools.isActiveInJira(accountId))
}

interface Naming {
  readonly named: readonly GitAccount[]
  readonly accountIds: ReadonlyMap<string, string>
  readonly stakeholders: readonly LinkedStakeholder[]
  readonly author: string
}

const suggestedOf = (
  { person: login, reasons }: RankedReviewer,
  { named, accountIds, stakeholders, author }: Naming,
): SuggestedReviewer => ({
  login,
  name: named.find((account) => account.login === login)?.name ?? login,
  accountId: accountIds.get(login),
  isStakeholder: reasons.some(({ kind }) => kind === 'stakeholder'),
  reasons: reasons.slice(0, MOST_REASONS).map((reason) => {
    const text = reasonWords(reason, author)
    if (reason.kind !== 'stakeholder') return { text }
    const issueId = stakeholders.find(({ issueKey }) => issueKey === reason.issueKey)?.issueId
    return { text, ...(issueId !== undefined && { issueId }) }
  }),
})

const noteOf = ({ count, isBeingRead }: Past): string | undefined => {
  if (isBeingRead)
    return `The history of this repository is being read: ${count} merged pull requests so far.`
  if (count >= SHORT_PAST) return undefined
  const known = count === 1 ? '1 merged pull request is' : `${count} merged pull requests are`
  return `Only ${known} known of this repository, so the order says little.`
}
