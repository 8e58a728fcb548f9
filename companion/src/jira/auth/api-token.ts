import type { JiraAuth } from './jira-auth'

export interface ApiToken {
  /** Of the person whose token it is. */
  readonly email: string
  readonly token: string
}

/**
 * Jira Cloud by somebody's API token, for a self-managed companion. `baseUrl` is the site's own address.
 * Source: https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/
 */
export const apiTokenAuth = (baseUrl: string, { email, token }: ApiToken): JiraAuth => ({
  baseUrl,
  async authorize() {
    return { authorization: `Basic ${Buffer.from(`${email}:${token}`, 'utf8').toString('base64')}` }
  },
})
