import type { Clock } from '../clock'
import type { Database } from '../database/database'
import type { GitHost, GitHostClient } from '../git-hosts/git-host'
import type { Repository } from '../pull-requests/pull-request'

/** One chosen repository, and what it takes to ask about it. */
export interface Look {
  readonly database: Database
  readonly clock: Clock
  readonly client: GitHostClient
  readonly gitHost: GitHost
  readonly tenantId: string
  readonly connectionId: string
  readonly repository: Repository & { readonly repositoryId: string }
}

/** What was fetched of what never arrived, and up to when the host's own list has been read. */
export interface Fetched {
  readonly numbers: ReadonlySet<number>
  readonly kept: number
  readonly to: Date
}

/** Lists overlap by this much: what is changed while a list is made may stand on neither of two that only touch. */
export const OVERLAP_MS = 2 * 60 * 1000

export const laterOf = (a: Date, b: Date | undefined) => (b && b > a ? b : a)
