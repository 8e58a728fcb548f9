import { Hono } from 'hono'
import { editableComment, visibleComment } from '../comment-access'
import { Refusal } from '../refusal'
import { NoQuery, PropertyValue } from '../schema'
import { apiUrlOf, type JiraEnv, readBody, readQuery, type Site } from '../site'
import type { FakeComment } from '../state'

/** Hidden data of a comment: /comment/{commentId}/properties and /properties/{propertyKey}. */
export const commentPropertyRoutes = (site: Site) =>
  new Hono<JiraEnv>()
    .get('/comment/:commentId/properties', (c) => {
      readQuery(site, c, NoQuery)
      const { id, properties } = visibleComment(site, c, c.req.param('commentId'))
      const base = `${apiUrlOf(c)}/comment/${id}/properties`
      return c.json({
        keys: properties.map(({ key }) => ({ self: `${base}/${encodeURIComponent(key)}`, key })),
      })
    })
    .get('/comment/:commentId/properties/:key', (c) => {
      readQuery(site, c, NoQuery)
      return c.json(getProperty(visibleComment(site, c, c.req.param('commentId')), c.req.param('key')))
    })
    .put('/comment/:commentId/properties/:key', async (c) => {
      readQuery(site, c, NoQuery)
      const value = await readBody(site, c, PropertyValue)
      const comment = editableComment(site, c, c.req.param('commentId'))
      const key = c.req.param('key')
      const isNew = !comment.properties.some((property) => property.key === key)
      site.store.setCommentProperty(comment, key, value)
      return c.json({}, isNew ? 201 : 200)
    })
    .delete('/comment/:commentId/properties/:key', (c) => {
      readQuery(site, c, NoQuery)
      const comment = editableComment(site, c, c.req.param('commentId'))
      const { key } = getProperty(comment, c.req.param('key'))
      site.store.setCommentProperty(comment, key, undefined)
      return c.body(null, 204)
    })

const getProperty = (comment: FakeComment, key: string) => {
  const found = comment.properties.find((property) => property.key === key)
  if (!found) throw new Refusal(404, `The property with the key "${key}" does not exist.`)
  return found
}
