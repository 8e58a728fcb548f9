/** The path of an issue, by Jira's id or by key. */
export const issuePath = (idOrKey: string): string => `/issue/${encodeURIComponent(idOrKey)}`
