import { randomUUID } from 'node:crypto'
import type { NewPullRequest } from '../../sandbox/src/git-host/pull-request-steps'
import type { NewIssue } from '../../sandbox/src/jira/issue-store'
import { mina } from '../../sandbox/src/jira/people'
import { linkSuggestions } from '../src/pull-requests/link-suggestions'
import { linkedIssues } from '../src/pull-requests/linked-issues'
import { createMovingWorld } from './moving-world'
import type { OwnWorld } from './own-world'
import { eventually, type World } from './world'

export const repository = 'acme/storefront'

/** Open issues, each with words of its own. */
export const issuesToFind = {
  refund: 'Keep the refund job from running out of memory on large orders',
  mails: 'Order mails arrive twice',
  search: 'Search results lose their filters after going back',
  basket: 'Basket forgets its newest entry after signing in',
  parcel: 'Show where a parcel is on a map',
  invoice: 'Invoices of cancelled orders carry the wrong tax rate',
} as const
export type IssueToFind = keyof typeof issuesToFind

export type LinkingWorld = Awaited<ReturnType<typeof createLinkingWorld>>

/** A running product with the rule on, and every open issue read. */
export const createLinkingWorld = async (
  start: () => Promise<World | OwnWorld>,
  settings: Readonly<Record<string, unknown>> = {},
) => {
  const world = await createMovingWorld(start)
  const { jira, gitHost, superuser, tenantId, asking } = world
  const keys = new Map<IssueToFind, string>()
  for (const [at, [name, summary]] of Object.entries(issuesToFind).entries()) {
    const issue = { summary, assigneeId: mina.accountId, reporterId: mina.accountId, status: 'In Progress' }
    keys.set(name as IssueToFind, jira.addIssue({ key: `SHOP-${801 + at}`, ...issue }).key)
  }
  await world.set('auto-link', settings)
  await world.turnOn('auto-link')
  await eventually(
    () => superuser<{ state: string; count: number }[]>`select state, issue_count as count from issue_sync`,
    (rows) => rows.some(({ state, count }) => state === 'read' && count >= keys.size),
  )

  let added = 0
  const keyOf = (name: IssueToFind) => keys.get(name) ?? ''
  const issueIdOf = (key: string) => jira.findIssue(key)?.id ?? ''
  const { database } = asking.tools
  const pullRequestIdOf = async (number: number) => {
    const [row] = await superuser<{ id: string }[]>`
      select pull_request_id as id from pull_request join repository using (tenant_id, repository_id)
      where number = ${number} and repository.name = ${repository}`
    return row?.id ?? ''
  }

  return {
    ...world,
    keyOf,
    issueIdOf,
    pullRequestIdOf,

    /** Adds an open issue; resolves with its key once it may be found. */
    async addOpen(summary: string, people: Pick<NewIssue, 'reporterId' | 'assigneeId' | 'watcherIds'>) {
      const issue = jira.addIssue({ key: `SHOP-${851 + added++}`, summary, status: 'In Progress', ...people })
      await eventually(
        () => superuser`select from open_issue where issue_id = ${issue.id}`,
        (rows) => rows.length === 1,
      )
      return issue.key
    },

    /** Opens a pull request in which no key is written; resolves with its number, once all that follows has followed. */
    async openWithout(title: string, more: Partial<NewPullRequest> = {}) {
      const { pullRequest } = await gitHost.openPullRequest({
        ...{ repository, title, branch: `b-${randomUUID()}`, author: 'mina' },
        commits: [
          { message: title, files: [{ path: 'lib/it.ts', change: 'added', patch: '@@ -0,0 +1 @@\n+1' }] },
        ],
        ...more,
      })
      await world.settled()
      return pullRequest.number
    },

    /** What was decided about it, with the keys that people would read. */
    async decidedOn(number: number) {
      const pullRequestId = await pullRequestIdOf(number)
      return database.withTenant(tenantId, async (sql) => {
        const suggestion = await linkSuggestions(sql).find(pullRequestId)
        const linked = await linkedIssues(sql).of(pullRequestId)
        const keyOfId = (id: string) => jira.findIssue(id)?.key ?? id
        return {
          action: suggestion?.action,
          isGated: suggestion?.isGated,
          confidence: suggestion?.confidence,
          candidates: suggestion?.candidates.map(({ issueId }) => keyOfId(issueId)),
          linked: linked.map(keyOfId),
        }
      })
    },

    /** Says something on the pull request; resolves once all that follows has followed. */
    async say(number: number, by: string, body: string) {
      const { remark } = await gitHost.say({ repository, number, by, body })
      await world.settled()
      const found = gitHost.findPullRequest({ repository, number })
      return found?.remarks.find(({ id }) => id === remark.id)?.reactions.map(({ content }) => content) ?? []
    },

    /** Our comments on the pull request. */
    toldOn: (number: number) =>
      (gitHost.findPullRequest({ repository, number })?.remarks ?? [])
        .map(({ body }) => body)
        .filter((body) => body.includes('<!-- throughline')),

    statusesOf(number: number) {
      const head = gitHost.findPullRequest({ repository, number })?.commits.at(-1)?.sha
      const statuses = gitHost.findRepository(repository)?.statuses ?? []
      return statuses
        .filter(({ sha }) => sha === head)
        .map(({ state, context, description, targetUrl }) => ({ state, context, description, targetUrl }))
    },

    webLinksOf: (key: string, number: number) =>
      jira.remoteLinks(issueIdOf(key)).filter(({ object }) => object.url.endsWith(`/pull/${number}`)),
  }
}
