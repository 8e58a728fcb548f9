import type { AskJira } from './ask-jira'
import type { Dialect } from './dialect'
import { issueFields, issueOf } from './issue-of'
import { issuePath } from './issue-path'
import type { Jira } from './jira'
import type { Move } from './moving'
import * as schema from './schema'
import { fieldValueOf, screenFieldOf } from './screen-field'
import { OWN_MOVE } from './status-changes'

/** The verbs that have to do with an issue's status. */
export const movingOverRest = (
  ask: AskJira,
  dialect: Dialect,
): Pick<Jira, 'readState' | 'findStatusChange' | 'listTransitions' | 'moveIssue'> => ({
  async readState(issueId) {
    const fields = [...issueFields, 'resolution'].join()
    const issue = await ask.find(schema.IssueWithResolution, `${issuePath(issueId)}?fields=${fields}`)
    return issue && { issue: issueOf(issue), isResolved: Boolean(issue.fields.resolution) }
  },

  findStatusChange: (issueId) => dialect.findStatusChange(ask, issueId),

  async listTransitions(issueId) {
    const path = `${issuePath(issueId)}/transitions?expand=transitions.fields`
    const { transitions } = await ask.json(schema.Transitions, 'GET', path)
    return transitions.map(({ id, to, fields }) => ({
      id,
      to: { name: to?.name ?? '', category: to?.statusCategory?.key ?? '' },
      fields: Object.entries(fields ?? {}).map(([fieldId, field]) => screenFieldOf(fieldId, field)),
    }))
  },

  moveIssue: (issueId, move) =>
    ask.attempt('POST', `${issuePath(issueId)}/transitions`, moveBody(dialect, move)),
})

const moveBody = ({ fieldNotation }: Dialect, { transitionId, filled, becauseOf }: Move) => ({
  transition: { id: transitionId },
  ...(filled.length > 0 && {
    fields: Object.fromEntries(filled.map((each) => [each.field.id, fieldValueOf(fieldNotation, each)])),
  }),
  historyMetadata: {
    type: OWN_MOVE,
    activityDescription: 'Moved by Throughline',
    extraData: { what: becauseOf.what, happenedAt: becauseOf.happenedAt.toISOString() },
  },
})
