import { issueTextFrom, textPartsOf, type WrittenIssue } from '../link-scoring/issue-text'
import { tokensIn } from './issue-token'
import { type JiraName, personOfJira } from './jira-name'

/** An open issue as Jira told it last, with everything that candidates are found and judged by. */
export interface StoredIssue extends WrittenIssue {
  readonly issueId: string
  readonly projectId: string
  readonly key: string
  readonly type: string | undefined
  readonly priority: string | undefined
  readonly status: string
  readonly statusCategory: string
  readonly assignee: JiraName | undefined
  readonly reporter: JiraName | undefined
  /** Undefined where Jira does not say. */
  readonly createdAt: Date | undefined
  readonly updatedAt: Date
  readonly activity: readonly { readonly at: Date; readonly by: JiraName }[]
  /** Jira's ids of the issues it is linked to in Jira. */
  readonly linkedIssueIds: readonly string[]
}

/** The rows of an issue, one for each of its two tables. */
export const rowsOf = (tenantId: string, issue: StoredIssue) => {
  const parts = textPartsOf(issue)
  const text = issueTextFrom({ ...issue, hasDescription: issue.description !== '' }, parts)
  const token = tokensIn(tenantId, issue.projectId)
  const weights = new Map<number, number>()
  for (const [word, weight] of text.words) weights.set(token('text', word), Math.min(weight, MOST_WEIGHT))
  for (const word of text.summary) weights.set(token('summary', word), 1)
  for (const name of issue.assignee ? personOfJira(issue.assignee).callNames : [])
    weights.set(token('assignee', name), 1)
  for (const by of [...issue.activity.map(({ by }) => by), ...(issue.reporter ? [issue.reporter] : [])])
    for (const name of personOfJira(by).callNames) weights.set(token('active', name), 1)
  const { issueId, projectId, updatedAt } = issue
  return {
    issue: {
      ...{ issue_id: issueId, project_id: projectId, key: issue.key },
      ...{ summary: issue.summary, description: issue.description },
      ...{ words: parts.words.join(' '), identifiers: parts.identifiers.join(' ') },
      ...{ type: issue.type, priority: issue.priority },
      ...{ status: issue.status, status_category: issue.statusCategory },
      ...{ components: issue.components, labels: issue.labels },
      ...{ assignee: issue.assignee, reporter: issue.reporter },
      ...{ created_at: issue.createdAt, updated_at: updatedAt },
      activity: issue.activity.map(({ at, by }) => [at, by]),
      linked_issue_ids: issue.linkedIssueIds,
    },
    entry: {
      ...{ issue_id: issueId, project_id: projectId, updated_at: updatedAt },
      ...{ tokens: [...weights.keys()], weights: [...weights.values()] },
      ...{ text_length: text.length, summary_length: text.summary.size },
    },
  }
}

const MOST_WEIGHT = 1_000
