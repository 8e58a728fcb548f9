import type { Parameter } from '../openapi-document'
import type { Overlay } from '../overlay'

const byName = '/repos/{owner}/{repo}'
const byId = '/repositories/{repository_id}'

/**
 * Links to the next page, and the redirects of a renamed repository, name it by its id: the same resources under
 * another path, which the contract leaves out. Only what is read can be reached that way.
 * Source: https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export const githubOverlay: Overlay = (document) => {
  const reads = Object.entries(document.paths).flatMap(([path, { get, parameters = [] }]) => {
    if (!path.startsWith(byName) || !get) return []
    return [[path.replace(byName, byId), { get, parameters: [...parameters, repositoryId] }]]
  })
  return { ...document, paths: { ...document.paths, ...Object.fromEntries(reads) } }
}

const repositoryId: Parameter = {
  in: 'path',
  name: 'repository_id',
  required: true,
  schema: { type: 'integer' },
}
