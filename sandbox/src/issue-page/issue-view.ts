import { z } from 'zod'
import type { FakeJira } from '../jira/fake-jira'
import type { Person } from '../jira/people'
import type { FakeComment, FakeIssue, FakeRemoteLink } from '../jira/state'
import { getStatus } from '../jira/statuses'
import type { AdfNode } from './adf'
import { isLoopbackAddress } from './loopback'

export interface PersonView {
  readonly accountId: string
  readonly displayName: string
  readonly avatarUrl: string
  /** What this person is here for; `undefined` for an ordinary developer. */
  readonly remark: string | undefined
}

export interface CommentView {
  readonly id: string
  readonly author: PersonView
  readonly createdAt: Date
  readonly body: AdfNode
  /** By the person who looks. */
  readonly mayDelete: boolean
}

export interface LinkView {
  readonly title: string
  readonly url: string
  readonly summary: string | undefined
  /** Only of this machine: the page loads nothing from anywhere else. */
  readonly iconUrl: string | undefined
  readonly isResolved: boolean
  readonly status: string | undefined
}

/** An issue as its page shows it. */
export interface IssueView {
  readonly id: string
  readonly key: string
  readonly summary: string
  readonly description: AdfNode
  readonly project: { readonly id: string; readonly key: string; readonly name: string }
  /** `look` is the CSS class of its colour. */
  readonly status: { readonly name: string; readonly look: '' | 'info' | 'done' }
  readonly assignee: string | undefined
  readonly reporter: string
  readonly watchers: readonly string[]
  readonly components: readonly string[]
  readonly comments: readonly CommentView[]
  readonly links: readonly LinkView[]
}

export function issueViewOf(jira: FakeJira, issue: FakeIssue, accountId: string): IssueView {
  const nameOf = (accountId: string) => personViewOf(jira, accountId).displayName
  const status = getStatus(issue.statusId)
  const comments = jira.comments(issue.id).map(({ id, authorId, createdAt, body }) => ({
    id,
    author: personViewOf(jira, authorId),
    createdAt: new Date(createdAt),
    body,
    mayDelete: mayDeleteComment(jira, { authorId }, accountId),
  }))
  return {
    id: issue.id,
    key: issue.key,
    summary: issue.summary,
    description: issue.description,
    project: jira.getProject(issue.projectId),
    status: { name: status.name, look: lookOf[status.category.key] ?? '' },
    assignee: issue.assigneeId === undefined ? undefined : nameOf(issue.assigneeId),
    reporter: nameOf(issue.reporterId),
    watchers: issue.watcherIds.map(nameOf),
    components: issue.components.map(({ name }) => name),
    comments,
    links: jira.remoteLinks(issue.id).map(linkViewOf),
  }
}

/** One's own, or as an admin of comments everybody's. */
export function mayDeleteComment(
  jira: FakeJira,
  { authorId }: Pick<FakeComment, 'authorId'>,
  accountId: string,
): boolean {
  const held = jira.people.find((person) => person.accountId === accountId)?.permissions ?? []
  return held.includes(authorId === accountId ? 'DELETE_OWN_COMMENTS' : 'DELETE_ALL_COMMENTS')
}

const lookOf: Readonly<Record<string, 'info' | 'done'>> = { indeterminate: 'info', done: 'done' }

export function personViewOf(jira: FakeJira, accountId: string): PersonView {
  const person = jira.people.find((candidate) => candidate.accountId === accountId)
  return {
    accountId,
    displayName: person?.displayName ?? 'Former user',
    avatarUrl: `/sandbox/avatars/${encodeURIComponent(accountId)}.svg`,
    remark: person === undefined ? undefined : remarkOf(person),
  }
}

function remarkOf({ permissions }: Person): string | undefined {
  if (permissions.includes('ADMINISTER')) return 'admin'
  return permissions.includes('VIEW_DEV_TOOLS') ? undefined : 'without permission'
}

const Icon = z.object({ url16x16: z.string().optional(), title: z.string().optional() })

function linkViewOf({ object }: FakeRemoteLink): LinkView {
  const iconUrl = Icon.safeParse(object.icon).data?.url16x16
  const isResolved = object.status.resolved === true
  return {
    title: object.title,
    url: object.url,
    summary: object.summary ?? undefined,
    iconUrl: iconUrl !== undefined && isLoopbackAddress(iconUrl) ? iconUrl : undefined,
    isResolved,
    status: Icon.safeParse(object.status.icon).data?.title ?? (isResolved ? 'Resolved' : undefined),
  }
}
