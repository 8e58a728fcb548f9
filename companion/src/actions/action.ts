import type { ActionAnswer, ActionName, ActionRequest } from '@throughline/shared/actions'
import type { Actor } from '../audit/audit'
import type { Clock } from '../clock'
import type { Access } from '../connections/access'
import type { Keyring } from '../connections/seal'
import type { Database } from '../database/database'
import type { SafeFetch } from '../fetch/safe-fetch'
import type { Log } from '../log'

/** What every action may use. */
export interface ActionTools {
  readonly database: Database
  readonly keyring: Keyring
  readonly access: Access
  readonly fetch: SafeFetch
  readonly clock: Clock
  readonly log: Log
  readonly mode: 'hosted' | 'self-managed'
  /** Where git hosts and Jira reach this companion. */
  readonly address: string
  /** False where they cannot: no webhooks are made then, and changes are asked for instead. */
  readonly isReachable: boolean
}

/** Who asks, for whom, and for what; the door has checked all three. */
export interface Asked<Request> {
  readonly tenantId: string
  readonly actor: Actor
  readonly request: Request
}

/** One thing a person asks for. Writes its audit row in the transaction of the change. Throws Failures for people. */
export type Action<Name extends ActionName> = (
  tools: ActionTools,
  asked: Asked<ActionRequest<Name>>,
) => Promise<ActionAnswer<Name>>
