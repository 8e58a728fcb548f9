import type { IssueFacts } from '../link-scoring/issue-facts'
import type { IssuePool } from '../link-scoring/issue-pool'
import type { LinkModel } from '../link-scoring/link-model'
import type { Answers } from '../link-scoring/new-repository-gate'
import type { OpenIssue } from '../link-scoring/open-issue'
import type { Person } from '../link-scoring/people'
import type { LinkAnswer, LinkSuggestion, SuggestedIssue } from '../pull-requests/link-suggestions'
import type { PullRequest } from '../pull-requests/pull-request'

/** Who opened a pull request, as Jira may know them. */
export interface LinkAuthor {
  readonly person: Person
  /** By an address that both sides show, or because somebody said so: the same name alone is no proof. */
  readonly isProven: boolean
}

/** An issue as Jira has it now. */
export interface FoundIssue {
  readonly issueId: string
  readonly key: string
  /** Jira's own key of its status category. */
  readonly statusCategory: string
}

export interface RepositoryAnswers {
  /** To links, and to what would have been one: they open the gate. */
  readonly counted: Answers
  /** To all suggestions: they correct the confidence. */
  readonly all: readonly LinkAnswer[]
}

/** What finding the issue of one pull request may ask and keep. */
export interface LinkingTools {
  readonly model: LinkModel
  /** Why none is looked for, as words that go on a sentence; undefined where nothing is against it. */
  findObstacle(pullRequest: PullRequest): Promise<string | undefined>
  /** The open issues of the projects that the repository may reach, without those that were refused for it. */
  openPool(): Promise<IssuePool>
  readFacts(author: Person, issue: OpenIssue): Promise<IssueFacts>
  readAuthor(): Promise<LinkAuthor>
  /** What people of this repository said to links, and to what would have been one. */
  readAnswers(): Promise<RepositoryAnswers>
  /** As Jira has it now; undefined for one that is gone, or that the repository may not reach. */
  findIssue(key: string): Promise<FoundIssue | undefined>
  save(suggestion: LinkSuggestion, candidates: readonly SuggestedIssue[]): Promise<void>
  /** Links it, with everything that follows from a link. False where somebody has said something about the pair. */
  link(candidate: SuggestedIssue): Promise<boolean>
}
