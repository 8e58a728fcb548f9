import type { Person, Repository } from '../pull-requests/pull-request'

/** What somebody said on a pull request, beside its code. */
export interface HostComment {
  readonly author: Person
  readonly text: string
}

/** What stands beside a commit, and may be required before a merge. */
export interface CommitStatus {
  readonly state: 'success' | 'pending'
  /** Names it among others of the same commit. */
  readonly context: string
  /** At most 140 characters. */
  readonly description: string
  /** Where it leads to. */
  readonly url: string | undefined
}

/** How a git host is told something about a pull request, and what people answer there. */
export interface TellingClient {
  /** The host's id of our own comment that holds this marker, the oldest where there are several. */
  findOwnComment(repository: Repository, number: number, marker: string): Promise<string | undefined>
  /** Returns the host's id of the new comment. */
  addComment(repository: Repository, number: number, text: string): Promise<string>
  /** False where somebody has deleted it. */
  updateComment(repository: Repository, commentId: string, text: string): Promise<boolean>
  /** Undefined for one that is gone. */
  readComment(repository: Repository, commentId: string): Promise<HostComment | undefined>
  /** Shows who wrote a comment whether it was obeyed; the same again changes nothing. */
  react(repository: Repository, commentId: string, reaction: 'obeyed' | 'not-obeyed'): Promise<void>
  /** Whether this account may push to the repository. False for an account that is not there. */
  mayWrite(repository: Repository, login: string): Promise<boolean>
  setCommitStatus(repository: Repository, sha: string, status: CommitStatus): Promise<void>
}
