import type { Repository } from '../pull-requests/pull-request'

/** Which software answers at a connection's address. */
export interface HostDeployment {
  /** `cloud` is the one that its vendor runs; `server` is the customer's own. */
  readonly kind: 'cloud' | 'server'
  /** Undefined where it does not tell. */
  readonly version: string | undefined
}

/** What a token lacks, by the host's own names. */
export interface MissingScopes {
  readonly reading: readonly string[]
  readonly webhooks: readonly string[]
}

/** Whose token it is, and what it may do. */
export interface HostAccount {
  readonly login: string
  /** The name people know the account by; the login where there is none. */
  readonly name: string
  /** When the token ends, where the host tells. */
  readonly tokenExpiresAt: Date | undefined
  /** Nothing, where only a try can tell. */
  readonly missingScopes: MissingScopes
}

/** What the token reaches, as a try shows. */
export interface HostReach {
  readonly reachesAny: boolean
  /** What the try was refused for. */
  readonly missingScopes: MissingScopes
  /** Organizations that hide their repositories until the token is authorized for their single sign-on. */
  readonly signOnOrganizations: readonly string[]
}

/** A repository that the token may see. */
export interface ListedRepository extends Repository {
  /** False when webhooks cannot be made in it. */
  readonly mayAdminister: boolean
  readonly isArchived: boolean
}

/** What connecting asks of a git host. */
export interface ConnectingClient {
  /** Throws `git-host-not-recognised` when something else answers; a refused token does not matter here. */
  readDeployment(): Promise<HostDeployment>
  /** Throws `git-host-token-refused`, or `git-host-sign-on-required`. */
  readAccount(): Promise<HostAccount>
  /** Asks for one repository and its webhooks, to see whether it may. */
  readReach(): Promise<HostReach>
  /** Every repository the token may see, at most 5,000. */
  listRepositories(): Promise<readonly ListedRepository[]>
}
