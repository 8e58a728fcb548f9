import { Hono } from 'hono'
import type { FakeJira } from '../jira/fake-jira'
import { mayDeleteComment } from './issue-view'
import { viewOfRequest } from './view-of-request'

/** `POST /:id/delete`, as the person who looks at the page: what Throughline wrote, people may delete in Jira. */
export function createCommentDoor(jira: FakeJira): Hono {
  return new Hono().post('/:id/delete', (c) => {
    const { accountId } = viewOfRequest(c, jira).person
    const id = c.req.param('id')
    for (const issue of jira.issues()) {
      const comment = jira.comments(issue.id).find((each) => each.id === id)
      if (!comment) continue
      if (!mayDeleteComment(jira, comment, accountId)) return c.text('This person may not delete it.', 403)
      jira.deleteComment(id, accountId)
      return c.redirect(`/browse/${issue.key}`, 303)
    }
    return c.notFound()
  })
}
