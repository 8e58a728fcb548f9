import { commentJson } from '../json/comment'
import { issueJson } from '../json/issue'
import { userJson } from '../json/user'
import { getPerson } from '../people'
import type { Happening } from '../product-events'
import type { Site } from '../site'

/** One webhook's body, and the event it is about. */
export interface WebhookPayload {
  readonly event: string
  readonly body: Readonly<Record<string, unknown>>
}

/**
 * What a webhook tells of this. A comment's own event holds no issue on a Data Center and a thin one on Cloud; a Data
 * Center sends `jira:issue_updated` for it, too.
 * Source: https://developer.atlassian.com/server/jira/platform/webhooks/
 */
export const webhookPayloadsOf = (
  site: Site,
  happening: Happening,
  { apiUrl, timestamp }: { readonly apiUrl: string; readonly timestamp: number },
): readonly WebhookPayload[] => {
  const { verb, issue, by, changes, comment, isNew = false } = happening
  const user = userJson(site, apiUrl, getPerson(by))
  const whole = issueJson(site, apiUrl, issue, { fields: ['*all'], properties: [] })
  const payload = (event: string, more: object): WebhookPayload => ({
    event,
    body: { timestamp, webhookEvent: event, ...more },
  })
  const edit = isNew ? 'created' : 'updated'
  const commented = comment && { comment: commentJson(site, apiUrl, comment) }

  switch (verb) {
    case 'created:issue':
      return [payload('jira:issue_created', { issue_event_type_name: 'issue_created', user, issue: whole })]
    case 'deleted:issue':
      return [payload('jira:issue_deleted', { user, issue: whole })]
    case 'updated:issue': {
      const isMove = changes?.items.some(({ field }) => field === 'Key')
      const name = isMove ? 'issue_moved' : eventNameOf(changes?.items.map(({ field }) => field) ?? [])
      return [
        payload('jira:issue_updated', {
          issue_event_type_name: name,
          user,
          issue: whole,
          changelog: changes,
        }),
      ]
    }
    case 'commented:issue':
    case 'deleted:comment': {
      const [own, onIssue] = commentEvents[verb === 'deleted:comment' ? 'deleted' : edit]
      if (site.dialect === 'cloud') {
        const thin = issueJson(site, apiUrl, issue, { fields: thinFields, properties: [] })
        return [payload(own, { ...commented, issue: thin, eventType: 'primaryAction' })]
      }
      return [
        payload('jira:issue_updated', { issue_event_type_name: onIssue, user, issue: whole, ...commented }),
        payload(own, { ...commented }),
      ]
    }
  }
}

const thinFields = ['summary', 'issuetype', 'project', 'assignee', 'priority', 'status']

const eventNameOf = (fields: readonly string[]): string =>
  fields.includes('status') ? 'issue_generic' : 'issue_updated'

/** The comment's own event, and the name of the one about its issue. */
const commentEvents = {
  created: ['comment_created', 'issue_commented'],
  updated: ['comment_updated', 'issue_comment_edited'],
  deleted: ['comment_deleted', 'issue_comment_deleted'],
} as const
