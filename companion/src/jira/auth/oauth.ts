import type { JiraAuth } from './jira-auth'

/**
 * Jira Cloud by OAuth 2.0, at Atlassian's gateway. Each request asks for the access token anew: it may have been renewed
 * since. Source: https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/
 */
export const oauthAuth = (baseUrl: string, findAccessToken: () => Promise<string>): JiraAuth => ({
  baseUrl,
  authorize: async () => ({ authorization: `Bearer ${await findAccessToken()}` }),
})
