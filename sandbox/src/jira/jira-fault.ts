import type { PermissionKey } from './permission-keys'

/** Which limit was reached. Source: https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
export type RateLimitReason =
  | 'jira-quota-global-based'
  | 'jira-quota-tenant-based'
  | 'jira-burst-based'
  | 'jira-per-issue-on-write'

/** How often a fault strikes before all is well again; without it, it stays until it is changed. */
interface Countable {
  readonly times?: number
}

/** What answers in the site's stead. */
export type AnsweringFault = Countable &
  (
    | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number; readonly reason?: RateLimitReason }
    | { readonly kind: 'down' }
    | { readonly kind: 'maintenance' }
    | { readonly kind: 'token-refused' }
    | { readonly kind: 'captcha' }
    | { readonly kind: 'ip-blocked' }
    /** The site has moved: every answer sends the caller there. */
    | { readonly kind: 'redirected'; readonly to: string }
    | { readonly kind: 'not-jira' }
    /** Calls itself a Jira of this version, such as 8.20.30; the rest works. */
    | { readonly kind: 'too-old'; readonly version: string }
    /** The next transition meets another one; once, unless `times` says otherwise. */
    | { readonly kind: 'conflict' }
    | { readonly kind: 'webhook-refused' }
  )

/** What an account lacks, or the site does not do; every request is answered. */
export type StandingFault =
  | { readonly kind: 'permission-missing'; readonly permission: PermissionKey }
  | { readonly kind: 'no-project' }
  /** /myself names another address than the one that signs in. */
  | { readonly kind: 'email-other' }
  | { readonly kind: 'email-hidden' }
  /** Whoever moves an issue to this status has to fill in a field on the way. */
  | { readonly kind: 'field-required'; readonly to: string; readonly field: string }
  /** Whoever creates an issue has to choose in a field. */
  | { readonly kind: 'create-asks'; readonly field: string; readonly allowed: readonly string[] }
  /** Webhooks are kept, and nothing is ever sent. */
  | { readonly kind: 'webhook-silent' }

export type JiraFault =
  | { readonly kind: 'none' }
  | StandingFault
  | AnsweringFault
  | (Countable & { readonly kind: 'slow'; readonly delayMs: number })
  /** Takes the request and never answers. */
  | (Countable & { readonly kind: 'stalled' })
  /** The next write happens, but the connection breaks before its answer; once, unless `times` says otherwise. */
  | (Countable & { readonly kind: 'answer-lost' })
