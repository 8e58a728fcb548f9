import { createPersonOfJira, type PersonOfJira } from './jira-name'
import { createPreparedIssues, type PreparedIssues } from './prepared-issues'
import { createProjectIndexes, type ProjectIndexes } from './project-indexes'

/** What a process keeps in memory of the open issues in Postgres: people, where words stand, and issues looked at lately. */
export interface KeptIssues {
  readonly personOf: PersonOfJira
  readonly preparedIssues: PreparedIssues
  readonly projectIndexes: ProjectIndexes
}

export const createKeptIssues = (): KeptIssues => ({
  personOf: createPersonOfJira(),
  preparedIssues: createPreparedIssues(),
  projectIndexes: createProjectIndexes(),
})
