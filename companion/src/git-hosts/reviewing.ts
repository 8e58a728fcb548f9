import type { Person, Repository } from '../pull-requests/pull-request'

/** A merged pull request, as a list of its host tells it. */
export interface MergedPullRequest {
  readonly number: number
  readonly title: string
  readonly author: Person
  readonly openedAt: Date
  readonly mergedAt: Date
}

/** Somebody with what the host shows of them to everybody. */
export interface HostPerson extends Person {
  /** Undefined where it is hidden. Hosts show no address that they have not verified. */
  readonly email: string | undefined
}

export interface MergedPage {
  readonly pullRequests: readonly MergedPullRequest[]
  /** How many the page held, merged or not. */
  readonly lookedAt: number
  /** How many the whole list holds, about; undefined where the host does not tell, and on its last page. */
  readonly total: number | undefined
  /** Where the list goes on, in the host's own words; undefined at its end. */
  readonly next: string | undefined
}

/** What a git host is asked, to find out who may review, and to ask them. */
export interface ReviewingClient {
  /** The newest first; about 100 at a time. */
  listMergedPullRequests(repository: Repository, page?: string): Promise<MergedPage>
  /** Everybody but its author who said something about it, robots too. */
  listReviewers(repository: Repository, number: number, author: string): Promise<readonly Person[]>
  /** Paths of its first changed files, at most 100: enough to know what it is about. */
  listChangedPaths(repository: Repository, number: number): Promise<readonly string[]>
  /** Logins of those whose review is awaited. */
  listRequestedReviewers(repository: Repository, number: number): Promise<readonly string[]>
  /** Undefined for an account that is not there. */
  findPerson(login: string): Promise<HostPerson | undefined>
  /** Logins of people with access, at most 100; nobody where this token may not see them. */
  listPeopleWithAccess(repository: Repository): Promise<readonly string[]>
  /**
   * Whether this account has access by which it can review. False for an account that is not there; undefined where this
   * token may not see who has access.
   */
  mayReview(repository: Repository, login: string): Promise<boolean | undefined>
  /** Asks one more; those who were asked before stay asked. Throws `git-host-refused` where the host says no. */
  requestReview(repository: Repository, number: number, login: string): Promise<void>
  /** The text of the CODEOWNERS that counts on this branch; undefined where there is none. */
  findCodeOwners(repository: Repository, branch: string): Promise<string | undefined>
}
