import { Refusal } from './refusal'
import { type JiraContext, may, type Site, visibleIssue } from './site'
import type { FakeComment } from './state'

/** Throws 404 when there is no such comment, on this issue where one is given, or the caller may not see it. */
export const visibleComment = (site: Site, c: JiraContext, id: string, issueId?: string): FakeComment => {
  const comment = site.store.findComment(id)
  if (!comment || (issueId !== undefined && comment.issueId !== issueId)) {
    throw new Refusal(404, `Can not find a comment for the id: ${id}.`)
  }
  visibleIssue(site, c, comment.issueId)
  return comment
}

/** As above, and throws 400 when the caller may neither change all comments nor, being the author, this one. */
export const editableComment = (
  site: Site,
  c: JiraContext,
  id: string,
  issueId?: string,
  verb: 'EDIT' | 'DELETE' = 'EDIT',
): FakeComment => {
  const comment = visibleComment(site, c, id, issueId)
  const { projectId } = visibleIssue(site, c, comment.issueId)
  const caller = c.get('caller')
  const isOwn = comment.authorId === caller.accountId
  if (may(caller, `${verb}_ALL_COMMENTS`, projectId)) return comment
  if (isOwn && may(caller, `${verb}_OWN_COMMENTS`, projectId)) return comment
  throw new Refusal(
    400,
    `You do not have the permission to ${verb.toLowerCase()} the comment with id: ${id}.`,
  )
}
