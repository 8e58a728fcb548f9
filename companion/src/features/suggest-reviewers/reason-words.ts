import type { IssueKey } from '@throughline/shared/issue-key'
import type { StakeholderRole } from '../../jira/stakeholders'
import type { Reason } from '../../review-history/reasons'

/** Why a person is named, as words that go on their name. */
export const reasonWords = (reason: Reason, author: string): string => {
  switch (reason.kind) {
    case 'stakeholder':
      return roleWords(reason.role, reason.issueKey, reason.component)
    case 'code-owner':
      return 'owner in CODEOWNERS'
    case 'reviewed-author':
      return `reviewed ${reason.times} of the last ${reason.of} pull requests by ${author}`
    case 'reviewed-folder':
      return `reviewed ${reason.times} of the last ${reason.of} changes to ${placeOf(reason.folder)}`
    case 'reviewed-file':
      return `reviewed ${reason.path.split('/').at(-1)} ${daysAgo(reason.daysAgo)}`
    case 'wrote-folder':
      return `wrote ${Math.round(reason.part * 100)} % of what changed in ${placeOf(reason.folder)}`
    case 'reviewed-issue':
      return `reviewed another pull request of ${reason.issueKey}`
  }
}

/** What somebody has to do with an issue. */
export const roleWords = (role: StakeholderRole, issueKey: IssueKey, component?: string): string => {
  switch (role) {
    case 'assignee':
      return `is assigned to ${issueKey}`
    case 'reporter':
      return `reported ${issueKey}`
    case 'watcher':
      return `watches ${issueKey}`
    case 'commenter':
      return `commented on ${issueKey}`
    case 'component-lead':
      return component === undefined ? `leads a component of ${issueKey}` : `leads ${component}`
  }
}

const placeOf = (folder: string) => (folder === '/' ? 'this repository' : folder)

const daysAgo = (days: number) => {
  if (days < 1) return 'today'
  return days === 1 ? 'yesterday' : `${days} days ago`
}
