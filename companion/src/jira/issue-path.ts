/** The path of an issue, by Jira's id or by key. */
export const issuePath = (idOrKey: string): string => `/issue/${encodeURIComponent(idOrKey)}`

export const commentPath = (issueId: string, commentId: string): string =>
  `${issuePath(issueId)}/comment/${encodeURIComponent(commentId)}`
