import type { Database } from '../database/database'
import type { IssuePool } from '../link-scoring/issue-pool'
import { inOneTransaction } from './in-one-transaction'
import { indexedIssuePool } from './indexed-issue-pool'
import type { KeptIssues } from './kept-issues'
import { knownScope, type PoolOf, readPoolScope } from './pool-scope'
import { postgresIssuePool } from './postgres-issue-pool'
import { createReadIssues } from './read-issues'

interface Opening extends PoolOf {
  readonly keptIssues: KeptIssues
  readonly now: Date
}

/**
 * The open issues of the projects that a repository is mapped to, as they are stored at `now`. One pool is for one
 * decision: what it has read it keeps. What is asked at the same time is read together.
 */
export const openIssuePool = async (
  database: Database,
  tenantId: string,
  { now, keptIssues, ...of }: Opening,
): Promise<IssuePool> => {
  const { personOf, preparedIssues, projectIndexes } = keptIssues
  const read = inOneTransaction(database, tenantId)
  const looking = { tenantId, read, personOf, now }
  const [poolScope] = await Promise.all([
    read((sql) => readPoolScope(sql, of)),
    projectIndexes.refresh(looking),
  ])
  const scope = knownScope(tenantId, poolScope)
  const reading = { ...looking, preparedIssues }
  const indexes = await projectIndexes.open(scope, looking)
  if (!indexes)
    return postgresIssuePool({ read, personOf, scope, readIssues: createReadIssues(reading), now })
  const changeOf = (issueId: string) =>
    indexes.reduce<number | undefined>((found, index) => found ?? index.find(issueId)?.change, undefined)
  return indexedIssuePool({ scope, indexes, readIssues: createReadIssues({ ...reading, changeOf }), now })
}
