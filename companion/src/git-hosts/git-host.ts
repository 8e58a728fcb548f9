import type { GitHostId } from '@throughline/shared/pull-request'
import type { SafeFetch } from '../fetch/safe-fetch'
import type {
  ChangedFile,
  Person,
  PullRequest,
  PullRequestEvent,
  Repository,
  ReviewThread,
} from '../pull-requests/pull-request'
import type { ConnectingClient } from './connecting'
import type { ReviewingClient } from './reviewing'
import type { TellingClient } from './telling'
import type { WebhookClient } from './webhooks'

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

/** A pull request as a list shows it: enough to tell whether it has to be asked for. */
export interface ListedPullRequest {
  readonly number: number
  readonly updatedAt: Date
  readonly isOpen: boolean
  readonly author: Person
}

/** Asks one git host. Failures are `git-host-*` codes; state is never cached. */
export interface GitHostClient extends ConnectingClient, WebhookClient, ReviewingClient, TellingClient {
  /** The pull request as it is now, with its commits and the last word of each reviewer. */
  getPullRequest(repository: Repository, number: number): Promise<PullRequest>
  /** What changed in it, at most 3,000 files (GitHub lists no more), with patches as far as `withBoundedPatches` goes. */
  getChangedFiles(repository: Repository, number: number): Promise<readonly ChangedFile[]>
  /** What was said about its code, the oldest first; deleted and hidden comments are left out. At most 3,000. */
  getReviewThreads(repository: Repository, number: number): Promise<readonly ReviewThread[]>
  /** The text of a file as it is in a commit, of 1 MB at most; undefined for any other, and where there is none. */
  findFileText(repository: Repository, path: string, sha: string): Promise<string | undefined>
  /** Those of any state that changed after `since`, the newest first; at most 3,000. */
  listUpdatedPullRequests(repository: Repository, since: Date): Promise<readonly ListedPullRequest[]>
}

/** Where a pull request is, as its address says it. */
export interface PullRequestPlace {
  /** `owner/name`, as it stands in the address. */
  readonly repository: string
  readonly number: number
}

/** What the companion needs from any git host. One folder per host implements it. */
export interface GitHost {
  readonly id: GitHostId
  /** What people call it. */
  readonly name: string
  /**
   * Where its interface for programs is, from the address that a person typed or copied from a browser. Only the form
   * is changed: whether it may be called is decided where it is called. Undefined for what is not a web address.
   */
  apiAddressOf(typed: string): string | undefined
  /** The pull request that a person copied the address of; undefined for any other page of the host. */
  pullRequestAt(address: string): PullRequestPlace | undefined
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
  /** The page that shows a line of a file, as it stands after the pull request; it stays right when the file changes. */
  urlOfLine(
    pull: Pick<PullRequest, 'url' | 'headSha' | 'mergeSha'>,
    place: { readonly path: string; readonly line: number },
  ): string
  createClient(access: GitHostAccess): GitHostClient
}
