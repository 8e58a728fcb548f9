import { Hono } from 'hono'
import { editableComment, visibleComment } from '../comment-access'
import * as dataCenter from '../data-center/schema'
import { documentOfWiki } from '../data-center/wiki'
import { commentJson } from '../json/comment'
import { Refusal } from '../refusal'
import { CommentBody, CommentEditQuery, CommentsQuery, ExpandQuery, NoQuery } from '../schema'
import {
  apiUrlOf,
  type JiraContext,
  type JiraEnv,
  may,
  readBody,
  readQuery,
  type Site,
  visibleIssue,
} from '../site'

/** Comments of an issue, one by one and in pages. */
export const commentRoutes = (site: Site) =>
  new Hono<JiraEnv>()
    .get('/issue/:idOrKey/comment', (c) => {
      const { startAt, maxResults, orderBy } = readQuery(site, c, CommentsQuery)
      const oldestFirst = site.store.comments(visibleIssue(site, c, c.req.param('idOrKey')).id)
      const ordered = orderBy.startsWith('-') ? [...oldestFirst].reverse() : oldestFirst
      const comments = ordered
        .slice(startAt, startAt + maxResults)
        .map((each) => commentJson(site, apiUrlOf(c), each))
      return c.json({ startAt, maxResults, total: ordered.length, comments })
    })
    .post('/issue/:idOrKey/comment', async (c) => {
      readQuery(site, c, ExpandQuery)
      const body = await readContent(site, c)
      const issue = visibleIssue(site, c, c.req.param('idOrKey'))
      const caller = c.get('caller')
      if (!may(caller, 'ADD_COMMENTS', issue.projectId)) {
        throw new Refusal(400, '', { comment: 'You do not have the permission to comment on this issue.' })
      }
      const comment = site.store.addComment(issue.id, body, caller.accountId)
      return c.json(commentJson(site, apiUrlOf(c), comment), 201)
    })
    .get('/issue/:idOrKey/comment/:commentId', (c) => {
      readQuery(site, c, ExpandQuery)
      const issue = visibleIssue(site, c, c.req.param('idOrKey'))
      return c.json(
        commentJson(site, apiUrlOf(c), visibleComment(site, c, c.req.param('commentId'), issue.id)),
      )
    })
    .put('/issue/:idOrKey/comment/:commentId', async (c) => {
      readQuery(site, c, site.dialect === 'cloud' ? CommentEditQuery : ExpandQuery)
      const body = await readContent(site, c)
      const issue = visibleIssue(site, c, c.req.param('idOrKey'))
      const comment = editableComment(site, c, c.req.param('commentId'), issue.id)
      site.store.editComment(comment, body, c.get('caller').accountId)
      return c.json(commentJson(site, apiUrlOf(c), comment))
    })
    .delete('/issue/:idOrKey/comment/:commentId', (c) => {
      readQuery(site, c, NoQuery)
      const issue = visibleIssue(site, c, c.req.param('idOrKey'))
      const comment = editableComment(site, c, c.req.param('commentId'), issue.id, 'DELETE')
      site.store.deleteComment(comment, c.get('caller').accountId)
      return c.body(null, 204)
    })

/** A Data Center's markup is kept beside what it means, so that everybody can read it. */
const readContent = async (site: Site, c: JiraContext) => {
  if (site.dialect === 'cloud') return readBody(site, c, CommentBody)
  const { body, properties } = await readBody(site, c, dataCenter.CommentBody)
  return { body: documentOfWiki(body), wiki: body, properties }
}
