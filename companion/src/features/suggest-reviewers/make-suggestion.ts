import { readCodeOwners } from '../../review-history/code-owners'
import type { PullRequestToReview } from '../../review-history/pull-request-to-review'
import { type RankedReviewer, rankReviewers } from '../../review-history/rank-reviewers'
import type { FeatureEvent } from '../feature'
import type { ReviewingTools, Suggestion } from '../reviewing-tools'
import { createEligibility, type Eligibility } from './eligibility'
import { goneOf, type KnownPeople, readKnownPeople } from './known-people'
import { nameReviewer } from './name-reviewer'
import { noteWords } from './note-words'
import { peopleToTell } from './people-to-tell'
import { pickReviewers } from './pick-reviewers'

/** Enough for every candidate, so that no stakeholder is cut off. */
const MOST_RANKED = 500

/** With so many of the newest a ranking hardly changes any more. */
const ENOUGH_PAST = 200

/** Who could review a pull request and who should hear of it, from its repository's past and its issues' people. */
export const makeSuggestion = async (
  event: Pick<FeatureEvent, 'pullRequest' | 'issueIds' | 'settings'>,
  tools: ReviewingTools,
  requested: readonly string[],
): Promise<Suggestion> => {
  const { author, title, openedAt: at, baseBranch, reviews } = event.pullRequest
  const { blocked, spreadsWork } = event.settings['suggest-reviewers']
  const toReview = { author: author.login, title, paths: await tools.listChangedPaths(), at }
  const past = await tools.readPast(toReview)
  const people = await readKnownPeople(event, past, tools)
  const without = [...blocked, ...requested, ...reviews.map(({ reviewer }) => reviewer.login)]
  const optedOut = await tools.readOptOuts()
  const eligibility = createEligibility({ people, past, without, optedOut, at }, tools)

  const codeOwners = await tools.findCodeOwners(baseBranch)
  const asked = { ...toReview, stakeholders: stakeholdersByLogin(people) }
  const ranked = rankReviewers(asked, past.read, {
    ...{ count: MOST_RANKED, mayReview: eligibility.mayBeNamed, spreadsWork },
    ...(codeOwners !== undefined && { codeOwners: readCodeOwners(codeOwners) }),
  })
  const picked = await pickReviewers({
    ranked,
    isStakeholder: ({ person }) => asked.stakeholders.some((each) => each.person === person),
    isEligible: ({ person }) => eligibility.isEligible(person),
  })
  const isReached = await reachedOf(people, eligibility, author.login)
  const accounts = await accountsOf(picked, people, tools)
  return {
    reviewers: picked.map((person) => nameReviewer(person, { people, accounts, author: author.name })),
    toTell: peopleToTell({ ...people, isReached, authorName: author.name }),
    note: noteWords(past, eligibility.seesAccess()),
    isEarly: past.isBeingRead && past.count < ENOUGH_PAST,
  }
}

/** Stakeholders whose account on the git host is known, without those who left. */
const stakeholdersByLogin = (people: KnownPeople): NonNullable<PullRequestToReview['stakeholders']> => {
  const gone = goneOf(people)
  return people.stakeholders.flatMap(({ person, role, issueKey, component }) => {
    const login = people.match.logins.get(person.accountId)
    if (login === undefined || gone.has(person.accountId)) return []
    return [{ person: login, role, issueKey, ...(component !== undefined && { component }) }]
  })
}

/** Says of each stakeholder's login whether they hear of the pull request on the git host anyway. */
const reachedOf = async ({ match }: KnownPeople, eligibility: Eligibility, author: string) => {
  for (const login of match.logins.values())
    if (eligibility.mayBeNamed(login)) await eligibility.isEligible(login)
  return (login: string) => login === author || eligibility.isReached(login)
}

/** With those who were picked: their names are asked for, too. */
const accountsOf = async (
  picked: readonly RankedReviewer[],
  { accounts }: KnownPeople,
  tools: ReviewingTools,
) => {
  const known = new Set(accounts.map(({ login }) => login))
  const missing = picked.map(({ person }) => person).filter((login) => !known.has(login))
  return missing.length > 0 ? [...accounts, ...(await tools.readAccounts(missing))] : accounts
}
