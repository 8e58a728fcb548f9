import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Schema } from '../openapi-document'
import { changeParameters, changeSchemas, closed, type Overlay, requiring } from '../overlay'

const file = resolve(__dirname, '../../../../node_modules/@atlaskit/adf-schema/dist/json-schema/v1/full.json')

/** Atlassian's own schema of its document format. It declares draft-04 and uses nothing that later drafts changed. */
export const readAdfSchema = (): object => {
  const { $schema: _, ...schema } = JSON.parse(readFileSync(file, 'utf8'))
  return schema
}

const adfDocument: Schema = { $ref: 'adf#/definitions/doc_node' }

/** A summary is one line. */
export const summary: Schema = { type: 'string', minLength: 1, maxLength: 255, pattern: '^[^\\n\\r]+$' }

/**
 * The contract takes any value for a document and any further property where a person would have mistyped one.
 * Source: https://developer.atlassian.com/cloud/jira/platform/rest/v3/
 */
export const jiraCloudOverlay: Overlay = (document) =>
  withPermissionsRequired(
    changeSchemas(document, {
      Comment: (comment) =>
        requiring('body')(closed({ ...comment, properties: { ...comment.properties, body: adfDocument } })),
      IssueUpdateDetails: (details) =>
        closed({ ...details, properties: { ...details.properties, fields: issueFields } }),
      Visibility: closed,
      EntityProperty: closed,
      LinkIssueRequestJsonBean: closed,
      RemoteIssueLinkRequest: (link) =>
        closed({ ...link, properties: { ...link.properties, globalId: { type: 'string', maxLength: 255 } } }),
      RemoteObject: closed,
      Application: closed,
      Icon: closed,
      Status: closed,
      IssueTransition: closed,
    }),
  )

/** Fields of other names are the site's own. */
const issueFields: Schema = {
  type: 'object',
  properties: {
    summary,
    description: { ...adfDocument, nullable: true },
    environment: { ...adfDocument, nullable: true },
  },
  additionalProperties: true,
}

/** Obligatory since 2019-02-01, in the contract's words only. */
const withPermissionsRequired: Overlay = (document) =>
  changeParameters(document, (parameter, path) =>
    path.endsWith('/mypermissions') && parameter.name === 'permissions'
      ? { ...parameter, required: true }
      : parameter,
  )
