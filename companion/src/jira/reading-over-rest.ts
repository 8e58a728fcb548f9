import type { AskJira } from './ask-jira'
import type { Dialect } from './dialect'
import { issueOf } from './issue-of'
import { issuePath } from './issue-path'
import type { JiraReading } from './reading'
import * as schema from './schema'
import { storedIssueOf, wholeFields } from './whole-issue'

/** The verbs by which open issues are known. */
export const readingOverRest = (
  ask: AskJira,
  dialect: Pick<Dialect, 'countOpenIssues' | 'readOpenIssues'>,
): JiraReading => ({
  countOpenIssues: (projectId) => dialect.countOpenIssues(ask, projectId),
  readOpenIssues: (projectId, next, most) => dialect.readOpenIssues(ask, projectId, next, most),

  async readWholeIssue(idOrKey) {
    const query = `fields=${wholeFields.join()}&expand=changelog`
    const whole = await ask.find(schema.WholeIssue, `${issuePath(idOrKey)}?${query}`)
    return whole && { issue: issueOf(whole), stored: storedIssueOf(whole) }
  },
})
