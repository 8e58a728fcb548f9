import { apiTokenAuth } from '../jira/auth/api-token'
import type { JiraAuth } from '../jira/auth/jira-auth'
import { patAuth } from '../jira/auth/pat'
import type { Deployment } from '../jira/deployment'

/** What a person typed to let us in. */
export interface TypedSecret {
  /** Empty where none is needed. */
  readonly email: string
  readonly token: string
}

/** Which kind of token each kind of Jira takes, and whether the email of its owner belongs to it. */
export const signIns = {
  cloud: { mode: 'api-token', needsEmail: true },
  'data-center': { mode: 'pat', needsEmail: false },
} as const satisfies Record<Deployment, { mode: 'api-token' | 'pat'; needsEmail: boolean }>

export const signInTo = (deployment: Deployment, baseUrl: string, { email, token }: TypedSecret): JiraAuth =>
  signIns[deployment].mode === 'pat' ? patAuth(baseUrl, token) : apiTokenAuth(baseUrl, { email, token })

/** API tokens of Jira Cloud begin so. Source: https://support.atlassian.com/security-and-access-policies/docs/understand-user-api-tokens/ */
export const isCloudToken = (token: string): boolean => /^ATATT/.test(token)

/**
 * Personal access tokens of Jira Data Center: 12 digits, a colon and 20 bytes, in base64.
 * Source: the tokens that Jira 8.14 and later make.
 */
export const isPersonalAccessToken = (token: string): boolean => {
  if (!/^[A-Za-z0-9+/]{44}$/.test(token)) return false
  return /^\d{12}:/.test(Buffer.from(token, 'base64').toString('latin1'))
}
