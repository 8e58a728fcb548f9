import { createHash } from 'node:crypto'
import type { Database, TenantSql } from '../database/database'
import type { Locks } from '../database/locks'
import { type Document, toAdf } from '../jira/document'
import type { Jira } from '../jira/jira'
import { type Effect, effects } from './effects'

export type CommentOutcome = 'added' | 'updated' | 'unchanged' | 'deleted by a person'

interface CommentOnceOptions {
  readonly database: Database
  readonly locks: Locks
  readonly jira: Jira
  readonly tenantId: string
}

/**
 * Keeps exactly one comment of ours under a marker on an issue, whatever crashes between the steps: a lock on the
 * effect, a row before the call, a look for the marker before every first call, the id after it.
 * A comment that a person deleted is not written again, unless a person asks for it.
 */
export const createCommentOnce =
  ({ database, locks, jira, tenantId }: CommentOnceOptions) =>
  async (
    issueId: string,
    marker: string,
    document: Document,
    isAskedFor = false,
  ): Promise<CommentOutcome> => {
    const key = `comment ${issueId} ${marker}`
    const digest = createHash('sha256')
      .update(JSON.stringify(toAdf(document)))
      .digest('hex')
    const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) => database.withTenant(tenantId, work)
    const save = (state: Effect['state'], remoteId: string | undefined) =>
      inTenant((sql) => effects(sql).save(key, { state, remoteId, digest }))

    const update = async (commentId: string): Promise<CommentOutcome> => {
      const isThere = await jira.updateComment(issueId, commentId, { marker, document })
      await save(isThere ? 'done' : 'removed', commentId)
      return isThere ? 'updated' : 'deleted by a person'
    }

    const findOrAdd = async (): Promise<CommentOutcome> => {
      await save('sending', undefined)
      const found = await jira.findComment(issueId, marker)
      if (found) return update(found)
      await save('done', await jira.addComment(issueId, { marker, document }))
      return 'added'
    }

    const findKnown = async () => (isAskedFor ? undefined : inTenant((sql) => effects(sql).find(key)))

    return locks.hold(`${tenantId} ${key}`, async () => {
      const known = await findKnown()
      if (known?.state === 'removed') return 'deleted by a person'
      if (known?.state !== 'done' || !known.remoteId) return findOrAdd()
      return known.digest === digest ? 'unchanged' : update(known.remoteId)
    })
  }
