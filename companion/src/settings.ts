import type { Egress } from './fetch/egress'
import type { ForgeTrust } from './http/forge-token'

/**
 * What one process of the companion needs to know. Plain data, so that a parent can hand it to its children; only the
 * sandbox hands over other trust and egress than the product's own.
 */
export interface Settings {
  readonly databaseUrl: string
  /** Set where the roles of roles.sql could not be made: everything runs on behalf of this one tenant. */
  readonly onlyTenantId: string | undefined
  /** As in THROUGHLINE_MASTER_KEYS. */
  readonly masterKeys: string
  readonly host: string
  readonly port: number
  /** Where others reach this companion. */
  readonly address: string
  /** Jobs a worker runs at once. */
  readonly workers: number
  readonly logLevel: string
  /** Undefined while no Forge app is configured: the Forge doors are then closed. */
  readonly trust: ForgeTrust | undefined
  readonly egress: Egress
  /** How long an untouched panel may wait before it asks again. */
  readonly panelReadSeconds: number
}
