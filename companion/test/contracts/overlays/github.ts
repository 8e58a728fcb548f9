import type { OpenApiDocument, Parameter } from '../openapi-document'
import type { Overlay } from '../overlay'

const byName = '/repos/{owner}/{repo}'
const byId = '/repositories/{repository_id}'

/**
 * Links to the next page, and the redirects of a renamed repository, name it by its id: the same resources under
 * another path, which the contract leaves out. Only what is read can be reached that way.
 * Source: https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export const githubOverlay: Overlay = (trimmed) => {
  const document = { ...trimmed, paths: { ...trimmed.paths, ...alsoCalled } }
  const reads = Object.entries(document.paths).flatMap(([path, { get, parameters = [] }]) => {
    if (!path.startsWith(byName) || !get) return []
    return [[path.replace(byName, byId), { get, parameters: [...parameters, repositoryId] }]]
  })
  return { ...document, paths: { ...document.paths, ...Object.fromEntries(reads) } }
}

const inPath = (name: string, type: string): Parameter => ({
  in: 'path',
  name,
  required: true,
  schema: { type },
})

/** What we call and the trimmed contract leaves out; a test holds it to the whole one. */
export const alsoCalled: OpenApiDocument['paths'] = {
  '/meta': { get: { parameters: [] } },
  [`${byName}/hooks/{hook_id}/deliveries/{delivery_id}`]: {
    get: {
      parameters: [
        inPath('owner', 'string'),
        inPath('repo', 'string'),
        inPath('hook_id', 'integer'),
        inPath('delivery_id', 'integer'),
      ],
    },
  },
  [`${byName}/issues/comments/{comment_id}/reactions`]: {
    post: {
      parameters: [inPath('owner', 'string'), inPath('repo', 'string'), inPath('comment_id', 'integer')],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: {
                content: {
                  type: 'string',
                  enum: ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'],
                },
              },
              required: ['content'],
            },
          },
        },
      },
    },
  },
}

const repositoryId: Parameter = {
  in: 'path',
  name: 'repository_id',
  required: true,
  schema: { type: 'integer' },
}
