import { createHash } from 'node:crypto'
import type { Database } from '../database/database'
import type { CommitStatus, TellingClient } from '../git-hosts/telling'
import type { Repository } from '../pull-requests/pull-request'
import { effects } from './effects'

interface ToldStatus {
  readonly database: Database
  readonly client: TellingClient
  readonly tenantId: string
  readonly pullRequestId: string
  readonly repository: Repository
  /** The last commit of the branch. */
  readonly sha: string
  readonly status: CommitStatus
}

/** Sets the status where it is not what was set last: the same again is harmless, and costs a call. */
export const tellStatus = async (told: ToldStatus): Promise<'told' | 'unchanged'> => {
  const { database, client, tenantId, pullRequestId, repository, sha, status } = told
  const key = `commit-status ${pullRequestId}`
  const digest = createHash('sha256')
    .update(JSON.stringify([sha, status]))
    .digest('hex')
  const known = await database.withTenant(tenantId, (sql) => effects(sql).find(key))
  if (known?.digest === digest) return 'unchanged'
  await client.setCommitStatus(repository, sha, status)
  const effect = { state: 'done', remoteId: sha, digest } as const
  await database.withTenant(tenantId, (sql) => effects(sql).save(key, effect))
  return 'told'
}
