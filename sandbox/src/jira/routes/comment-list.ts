import { Hono } from 'hono'
import { commentJson } from '../json/comment'
import { CommentListBody, ExpandQuery } from '../schema'
import { apiUrlOf, type JiraEnv, readBody, readQuery, type Site, visibleIssue } from '../site'

/** POST /comment/list: comments across issues. */
export const commentListRoutes = (site: Site) =>
  new Hono<JiraEnv>().post('/comment/list', async (c) => {
    const { expand } = readQuery(site, c, ExpandQuery)
    const { ids } = await readBody(site, c, CommentListBody)
    const found = ids.flatMap((id) => site.store.findComment(String(id)) ?? [])
    const visible = found.filter(({ issueId }) => isVisible(() => visibleIssue(site, c, issueId)))
    const withProperties = expand?.split(',').includes('properties') ?? false
    return c.json({
      startAt: 0,
      maxResults: 1_000,
      total: visible.length,
      isLast: true,
      values: visible.map((comment) => ({
        ...commentJson(site, apiUrlOf(c), comment),
        ...(withProperties && { properties: comment.properties }),
      })),
    })
  })

const isVisible = (look: () => unknown): boolean => {
  try {
    look()
    return true
  } catch {
    return false
  }
}
