import { appAccount } from './people'
import type { FakeComment, FakeIssue, FakeProject } from './state'
import { getStatus } from './statuses'

/** One field's change, with Jira's ids and the words people read. */
export interface FieldChange {
  readonly field: string
  readonly from: string
  readonly fromString: string
  readonly to: string
  readonly toString: string
}

/**
 * What Forge tells an app about an issue. Thin, as the real ones are: whoever needs more asks Jira.
 * Source: https://developer.atlassian.com/platform/forge/events-reference/jira/
 */
export interface JiraProductEvent {
  readonly eventType: string
  readonly issue: {
    readonly id: string
    readonly key: string
    readonly fields: Readonly<Record<string, unknown>>
  }
  readonly atlassianId: string
  readonly selfGenerated: boolean
  readonly changelog?: { readonly id: string; readonly items: readonly FieldChange[] }
  readonly comment?: { readonly id: string; readonly author: { readonly accountId: string } }
}

/** What somebody did to an issue, before it is put in the words of Forge's events or of a webhook. */
export interface Happening {
  readonly verb: 'created:issue' | 'updated:issue' | 'deleted:issue' | 'commented:issue' | 'deleted:comment'
  readonly issue: FakeIssue
  readonly project: FakeProject
  readonly by: string
  readonly changes?: { readonly id: string; readonly items: readonly FieldChange[] }
  readonly comment?: FakeComment
  /** Of `commented:issue`: written just now, not edited. */
  readonly isNew?: boolean
}

export const productEventOf = ({
  verb,
  issue,
  project,
  by,
  changes,
  comment,
}: Happening): JiraProductEvent => ({
  eventType: `avi:jira:${verb}`,
  issue: { id: issue.id, key: issue.key, fields: thinFields(issue, project) },
  atlassianId: by,
  selfGenerated: by === appAccount.accountId,
  ...(changes && { changelog: changes }),
  ...(comment && { comment: { id: comment.id, author: { accountId: comment.authorId } } }),
})

const thinFields = ({ summary, statusId }: FakeIssue, { id, key, name }: FakeProject) => {
  const status = getStatus(statusId)
  return {
    summary,
    project: { id, key, name },
    status: { id: status.id, name: status.name, statusCategory: { key: status.category.key } },
  }
}
