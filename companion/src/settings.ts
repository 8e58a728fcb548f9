import type { Egress } from './fetch/egress'
import type { ForgeTrust } from './http/forge-token'
import type { OAuthApp } from './jira/auth/atlassian-account'
import type { ModelSettings } from './language-model/language-model'
import type { SignOnSettings } from './single-sign-on/single-sign-on'
import type { Retention } from './tenants/retention'

/**
 * What one process of the companion needs to know. Plain data, so that a parent can hand it to its children; only the
 * sandbox hands over other trust and egress than the product's own.
 */
export interface Settings {
  readonly mode: 'hosted' | 'self-managed'
  /** The one tenant of a self-managed companion, whose dashboard is served; undefined when hosted. */
  readonly selfManagedTenantId: string | undefined
  readonly databaseUrl: string
  /** Set where the roles of roles.sql could not be made: everything runs on behalf of this one tenant. */
  readonly onlyTenantId: string | undefined
  /** As in THROUGHLINE_MASTER_KEYS. */
  readonly masterKeys: string
  readonly host: string
  readonly port: number
  /** Where others reach this companion. */
  readonly address: string
  /** True when git hosts and Jira can call `address`; what they would tell is asked for instead when they cannot. */
  readonly isReachable: boolean
  /** Jobs a worker runs at once. */
  readonly workers: number
  readonly logLevel: string
  /** Undefined while no Forge app is configured: the Forge doors are then closed. */
  readonly trust: ForgeTrust | undefined
  readonly egress: Egress
  /** How long an untouched panel may wait before it asks again. */
  readonly panelReadSeconds: number
  /** What /metrics asks for; without it, it answers on this machine alone. */
  readonly metricsToken?: string | undefined
  /** Undefined: summaries are written without one. */
  readonly languageModel?: ModelSettings | undefined
  /** Undefined: people get in by links that the server prints, and by nothing else. */
  readonly singleSignOn?: SignOnSettings | undefined
  /** The app of the developer console by which a self-managed companion reaches Jira Cloud; undefined: OAuth is not set up. */
  readonly oauthApp?: OAuthApp | undefined
  /** The product's own where it is left out. */
  readonly retention?: Retention
}
