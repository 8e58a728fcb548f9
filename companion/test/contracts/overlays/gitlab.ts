import type { Operation, Parameter, PathItem, RequestBody, Schema } from '../openapi-document'
import { changeParameters, type Overlay } from '../overlay'

/** The largest page that GitLab gives. Source: https://docs.gitlab.com/api/rest/#pagination */
const maxPerPage = 100

/** Adds what the contract lacks: a limit for pages, and the operations below. */
export const gitlabOverlay: Overlay = (document) =>
  changeParameters({ ...document, paths: { ...document.paths, ...handWritten } }, (parameter) =>
    parameter.name === 'per_page' ? { ...parameter, schema: pageSize } : parameter,
  )

const pageSize: Schema = { type: 'integer', minimum: 1, maximum: maxPerPage }
const text: Schema = { type: 'string', minLength: 1 }
const number: Schema = { type: 'integer' }

const inPath = (name: string, schema: Schema): Parameter => ({ in: 'path', name, required: true, schema })
const inQuery = (name: string, schema: Schema): Parameter => ({ in: 'query', name, schema })
const pages = [inQuery('page', number), inQuery('per_page', pageSize)]
const mergeRequestParts = [inPath('id', text), inPath('merge_request_iid', number)]

const writing = (required: readonly string[], properties: Readonly<Record<string, Schema>>): Operation => ({
  requestBody: bodyOf({ type: 'object', required, properties, additionalProperties: false }),
})
const bodyOf = (schema: Schema): RequestBody => ({
  required: true,
  content: { 'application/json': { schema } },
})

/** Source: https://docs.gitlab.com/api/discussions/#create-a-new-thread-in-the-merge-request-diff */
const position: Schema = {
  type: 'object',
  required: ['position_type', 'base_sha', 'start_sha', 'head_sha'],
  properties: {
    position_type: { enum: ['text', 'image', 'file'] },
    base_sha: text,
    start_sha: text,
    head_sha: text,
    old_path: text,
    new_path: text,
    old_line: { ...number, nullable: true },
    new_line: { ...number, nullable: true },
  },
}

const mergeRequest = '/api/v4/projects/{id}/merge_requests/{merge_request_iid}'
const order = [
  inQuery('sort', { enum: ['asc', 'desc'] }),
  inQuery('order_by', { enum: ['created_at', 'updated_at'] }),
]

/**
 * Written by hand from the documentation, since the contract is without them.
 * Source: https://docs.gitlab.com/api/notes/, https://docs.gitlab.com/api/discussions/, https://docs.gitlab.com/api/users/
 */
const handWritten: Readonly<Record<string, PathItem>> = {
  [`${mergeRequest}/notes`]: {
    parameters: mergeRequestParts,
    get: { parameters: [...pages, ...order] },
    post: writing(['body'], { body: text, internal: { type: 'boolean' }, created_at: text }),
  },
  [`${mergeRequest}/notes/{note_id}`]: {
    parameters: [...mergeRequestParts, inPath('note_id', number)],
    get: {},
    put: writing(['body'], { body: text }),
    delete: {},
  },
  [`${mergeRequest}/discussions`]: {
    parameters: mergeRequestParts,
    get: { parameters: pages },
    post: writing(['body'], { body: text, commit_id: text, created_at: text, position }),
  },
  [`${mergeRequest}/discussions/{discussion_id}`]: {
    parameters: [...mergeRequestParts, inPath('discussion_id', text)],
    get: {},
    put: writing(['resolved'], { resolved: { type: 'boolean' } }),
  },
  '/api/v4/users': {
    get: {
      parameters: [...pages, inQuery('username', text), inQuery('search', text), inQuery('active', text)],
    },
  },
}
