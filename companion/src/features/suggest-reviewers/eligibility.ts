import type { Past, ReviewingTools } from '../reviewing-tools'
import { goneOf, type KnownPeople } from './known-people'

/** Who reviewed here within half a year had access then, and has it still more often than not. */
const LATELY_MS = 183 * 24 * 60 * 60 * 1_000

interface Asking {
  readonly people: KnownPeople
  readonly past: Past
  /** Logins of people who opted out, or whose review is awaited or written already. */
  readonly without: readonly string[]
  /** Jira's account ids of people who do not want to be suggested here. */
  readonly optedOut: ReadonlySet<string>
  readonly at: Date
}

export type Eligibility = ReturnType<typeof createEligibility>

/**
 * Who may be named, and who of them may review. Jira and the host are asked once for each person. Where the host shows
 * this token nothing about access, those may who reviewed here lately.
 */
export const createEligibility = (
  { people, past, without, optedOut, at }: Asking,
  tools: Pick<ReviewingTools, 'isActiveInJira' | 'mayReview'>,
) => {
  const gone = goneOf(people)
  const bots = people.accounts.filter(({ isBot }) => isBot).map(({ login }) => login)
  const left = new Set([...without, ...bots].map((login) => login.toLowerCase()))
  const found = new Map<string, boolean>()
  let seesAccess = true

  const mayBeNamed = (login: string): boolean => {
    const accountId = people.accountIds.get(login)
    if (accountId !== undefined && optedOut.has(accountId)) return false
    return !left.has(login.toLowerCase()) && !login.endsWith('[bot]')
  }
  /** Of people whose account in Jira nobody knows, nothing is known: they are taken to be there. */
  const isThere = async (accountId: string | undefined): Promise<boolean> => {
    if (accountId === undefined) return true
    return !gone.has(accountId) && (await tools.isActiveInJira(accountId))
  }
  const hasAccess = async (login: string): Promise<boolean> => {
    const told = await tools.mayReview(login)
    if (told !== undefined) return told
    seesAccess = false
    const share = past.read('everyone 120')?.people.get(login)
    return share !== undefined && share.reviewedAt > at.getTime() - LATELY_MS
  }

  return {
    mayBeNamed,

    async isEligible(login: string): Promise<boolean> {
      const known = found.get(login)
      if (known !== undefined) return known
      const may = (await isThere(people.accountIds.get(login))) && (await hasAccess(login))
      found.set(login, may)
      return may
    },

    /** Whether nobody has to tell them: they may not be named, or were found to be able to review. */
    isReached: (login: string): boolean => !mayBeNamed(login) || found.get(login) === true,

    /** False once the host has refused to say who has access. */
    seesAccess: (): boolean => seesAccess,
  }
}
