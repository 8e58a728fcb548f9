import type { GitHostId } from '@throughline/shared/pull-request'
import type { SafeFetch } from '../fetch/safe-fetch'
import type { ChangedFile, PullRequest, PullRequestEvent, Repository } from '../pull-requests/pull-request'

/** What a git host sent us: header names in lower case, the body as the text it is. */
export interface Delivery {
  readonly event: string
  readonly body: string
}

export type Headers = Readonly<Record<string, string>>

/** What a client needs to call one git host on behalf of one connection. */
export interface GitHostAccess {
  readonly baseUrl: string
  readonly token: string
  readonly fetch: SafeFetch
}

/** Reads from one git host. Failures are `git-host-*` codes; state is never cached. */
export interface GitHostClient {
  /** The pull request as it is now, with its commits and the last word of each reviewer. */
  getPullRequest(repository: Repository, number: number): Promise<PullRequest>
  /** What changed in it, at most 3,000 files (GitHub lists no more). */
  getChangedFiles(repository: Repository, number: number): Promise<readonly ChangedFile[]>
}

/** What the companion needs from any git host. One folder per host implements it. */
export interface GitHost {
  readonly id: GitHostId
  /** The host's own id for this delivery, or undefined when the header is missing. The inbox drops a second one. */
  deliveryId(headers: Headers): string | undefined
  /** The event's name as the host's header gives it, or undefined when the header is missing. */
  eventName(headers: Headers): string | undefined
  /** True when one of the secrets signed these very bytes. Takes the same time for every wrong signature. */
  verify(headers: Headers, rawBody: Uint8Array, secrets: readonly string[]): boolean
  /** `undefined` for events we do not act on. Throws `payload-invalid` for ones we cannot read. */
  read(delivery: Delivery): PullRequestEvent | undefined
  /** For the trace: why `read` gave nothing, in a sentence that holds no text a person wrote. */
  whyIgnored(delivery: Delivery): string
  createClient(access: GitHostAccess): GitHostClient
}
