import type { Schema } from '../openapi-document'
import { addQuery, changeSchemas, type Overlay, requiring } from '../overlay'
import { summary } from './jira-cloud'

/**
 * The contract requires nothing of a comment or a link, calls every field an object and every property's value a
 * string. That transitions are told with their fields where `expand` asks for them stands in its words only. Source: https://developer.atlassian.com/server/jira/platform/rest/v10003/
 */
export const jiraDataCenterOverlay: Overlay = (document) =>
  changeSchemas(addQuery(document, '/api/2/issue/{issueIdOrKey}/transitions', 'expand'), {
    CommentJsonBean: requiring('body'),
    RemoteIssueLinkCreateOrUpdateRequest: requiring('object'),
    RemoteObject: requiring('url', 'title'),
    LinkIssueRequestJsonBean: requiring('type', 'inwardIssue', 'outwardIssue'),
    EntityPropertyBean: (property) => ({ ...property, properties: { key: { type: 'string' }, value: {} } }),
    IssueUpdateBean: (issue) => ({ ...issue, properties: { ...issue.properties, fields: issueFields } }),
  })

/** Long texts are wiki markup here. Fields of other names are the site's own. */
const issueFields: Schema = {
  type: 'object',
  properties: {
    summary,
    description: { type: 'string', nullable: true },
    environment: { type: 'string', nullable: true },
  },
  additionalProperties: true,
}
