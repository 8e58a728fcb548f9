/** What the store and Jira know of a candidate beside its texts and people. */
export interface IssueFacts {
  readonly isInProgress: boolean
  /** False for a status in which nobody works on it, such as done or rejected. */
  readonly allowsWork: boolean
  readonly hasOpenPullRequest: boolean
  /** Who opened a pull request of it that is merged or closed, when that was somebody else. */
  readonly pullRequestOfAnother: string | undefined
  /** How surely it is the issue of an earlier pull request, from 0 to 1. */
  readonly earlierClaim: number
  readonly isWatchedByAuthor: boolean
  /** Most links of this repository lead into its project. */
  readonly isUsualProject: boolean
}

/** Nothing beside the issue itself is known. */
export const noFacts: IssueFacts = {
  isInProgress: false,
  allowsWork: true,
  hasOpenPullRequest: false,
  pullRequestOfAnother: undefined,
  earlierClaim: 0,
  isWatchedByAuthor: false,
  isUsualProject: false,
}
