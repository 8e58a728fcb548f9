import type { JiraAuth } from './jira-auth'

/**
 * Jira Data Center by a personal access token. `baseUrl` keeps a context path, such as `https://jira.acme.example/jira`.
 * Source: https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html
 */
export const patAuth = (baseUrl: string, token: string): JiraAuth => ({
  baseUrl,
  authorize: async () => ({ authorization: `Bearer ${token}` }),
})
