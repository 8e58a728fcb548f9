import { createPreparedIssues, type PreparedIssues } from './prepared-issues'
import { createProjectIndexes, type ProjectIndexes } from './project-indexes'

/** What a process keeps in memory of the open issues in Postgres: where words stand, and the issues it looked at lately. */
export interface KeptIssues {
  readonly preparedIssues: PreparedIssues
  readonly projectIndexes: ProjectIndexes
}

export const createKeptIssues = (): KeptIssues => ({
  preparedIssues: createPreparedIssues(),
  projectIndexes: createProjectIndexes(),
})
