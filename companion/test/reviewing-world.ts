import { readSettings } from '@throughline/shared/rule-settings'
import type {
  GitAccount,
  LinkedStakeholder,
  PersonDecision,
  ReviewingTools,
} from '../src/features/reviewing-tools'
import { createReviewHistory } from '../src/review-history/review-history'
import { aPullRequest } from './a-pull-request'

/** A repository's people, as a test says them: everybody may review unless told otherwise. */
export interface ReviewingWorld {
  /** Who reviewed the merged pull requests, each one by `mina`, the oldest first. */
  readonly reviewed?: readonly string[]
  readonly isBeingRead?: boolean
  readonly stakeholders?: readonly LinkedStakeholder[]
  readonly accounts?: readonly GitAccount[]
  readonly decisions?: readonly PersonDecision[]
  readonly optedOut?: readonly string[]
  readonly codeOwners?: string
  readonly left?: readonly string[]
  readonly withoutAccess?: readonly string[]
  /** False for a token to which the host shows nothing about access. */
  readonly seesAccess?: boolean
  readonly settings?: object
  readonly requested?: readonly string[]
}

const openedAt = new Date('2026-11-20T10:00:00Z')
const path = 'checkout/payment-call.ts'
const daysBefore = (days: number) => new Date(openedAt.getTime() - days * 24 * 60 * 60 * 1_000)

/** The pull request that is asked about, and what suggesting reviewers may ask, all in memory. */
export const createReviewingWorld = (world: ReviewingWorld = {}) => {
  const { reviewed = [], accounts = [], withoutAccess = [], seesAccess = true } = world
  const history = createReviewHistory()
  for (const [index, reviewer] of reviewed.entries())
    history.add({
      ...{ author: 'mina', title: 'Change it', paths: [path], reviewers: [reviewer] },
      at: daysBefore(reviewed.length - index),
    })
  const asked: string[] = []
  const tools: ReviewingTools = {
    isAskedFor: false,
    listChangedPaths: async () => [path],
    readPast: async () => ({
      read: history.find,
      count: reviewed.length,
      isBeingRead: world.isBeingRead ?? false,
    }),
    findCodeOwners: async () => world.codeOwners,
    readStakeholders: async () => world.stakeholders ?? [],
    readAccounts: async (logins) => accounts.filter(({ login }) => logins.includes(login)),
    listPeopleWithAccess: async () => (seesAccess ? accounts.map(({ login }) => login) : []),
    readDecisions: async () => world.decisions ?? [],
    readOptOuts: async () => new Set(world.optedOut),
    isActiveInJira: async (accountId) => !world.left?.includes(accountId),
    async mayReview(login) {
      asked.push(login)
      return seesAccess ? !withoutAccess.includes(login) : undefined
    },
    listRequestedReviewers: async () => world.requested ?? [],
    requestReview: async () => {},
    save: async () => {},
    saveRequested: async () => {},
    countReviews: async () => true,
  }
  return {
    tools,
    event: {
      pullRequest: aPullRequest({ openedAt }),
      issueIds: ['7'],
      settings: {
        'suggest-reviewers': readSettings('suggest-reviewers', world.settings),
      } as never,
    },
    /** Logins whose access the host was asked about. */
    asked,
  }
}

/** Somebody of SHOP-7. */
export const stakeholder = (
  name: string,
  role: LinkedStakeholder['role'],
  more: Partial<LinkedStakeholder['person']> = {},
): LinkedStakeholder => ({
  ...{ issueId: '7', issueKey: 'SHOP-7', role },
  person: {
    accountId: `j-${name}`,
    name,
    email: `${name}@acme.example`,
    isActive: true,
    isApp: false,
    ...more,
  },
})

/** An account of the git host that shows the same address as a stakeholder of this name. */
export const gitAccount = (login: string, more: Partial<GitAccount> = {}): GitAccount => ({
  ...{ login, name: login.toUpperCase(), email: `${login}@acme.example`, isBot: false },
  ...more,
})
