import { isInternal } from '../comment-store'
import { wikiOf } from '../data-center/wiki'
import { getPerson } from '../people'
import { jiraTime, type Site } from '../site'
import type { FakeComment } from '../state'
import { userJson } from './user'

export const commentJson = (site: Site, apiUrl: string, comment: FakeComment) => ({
  self: `${apiUrl}/issue/${comment.issueId}/comment/${comment.id}`,
  id: comment.id,
  author: userJson(site, apiUrl, getPerson(comment.authorId)),
  body: site.dialect === 'cloud' ? comment.body : (comment.wiki ?? wikiOf(comment.body)),
  updateAuthor: userJson(site, apiUrl, getPerson(comment.updateAuthorId)),
  created: jiraTime(comment.createdAt),
  updated: jiraTime(comment.updatedAt),
  ...(site.dialect === 'cloud' && { jsdPublic: !isInternal(comment) }),
})
