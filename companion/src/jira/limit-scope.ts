/**
 * The issue that a call writes to: besides its limits on the whole site, Jira limits the writes to each issue.
 * Source: https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
export const writtenIssue = (method: string, url: string): string | undefined => {
  const issue = method === 'GET' ? undefined : /\/issue\/([^/?]+)\//.exec(url)?.[1]
  return issue && `issue ${issue}`
}
