import { createHash } from 'node:crypto'
import type { Database, TenantSql } from '../database/database'
import type { Locks } from '../database/locks'
import type { TellingClient } from '../git-hosts/telling'
import type { Repository } from '../pull-requests/pull-request'
import { type Effect, effects } from './effects'

interface ToldCommentOptions {
  readonly database: Database
  readonly locks: Locks
  readonly client: TellingClient
  readonly tenantId: string
}

interface ToldComment {
  readonly repositoryId: string
  readonly repository: Repository
  readonly number: number
  readonly pullRequestId: string
  readonly text: string
  /** False: one that is there is kept right, and none is begun. */
  readonly mayBegin: boolean
}

export type ToldOutcome = 'told' | 'unchanged' | 'not begun' | 'too many' | 'deleted by a person'

/** Of one repository in an hour: more would be noise whatever they say. */
export const MOST_COMMENTS_IN_AN_HOUR = 30

/** Stands at the end of our comment, where nobody reads it. */
const marker = '<!-- throughline: links -->'

/**
 * Keeps at most one comment of ours on a pull request, edited in place, whatever crashes between the steps. One that a
 * person deleted is not written again.
 */
export const createTellComment = ({ database, locks, client, tenantId }: ToldCommentOptions) => {
  const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) => database.withTenant(tenantId, work)

  const save = (comment: ToldComment, state: Effect['state'], remoteId: string | undefined) =>
    inTenant((sql) =>
      effects(sql).save(keyOf(comment.pullRequestId), { state, remoteId, digest: digestOf(comment.text) }),
    )

  const update = async (comment: ToldComment, commentId: string): Promise<ToldOutcome> => {
    const isThere = await client.updateComment(comment.repository, commentId, bodyOf(comment))
    await save(comment, isThere ? 'done' : 'removed', commentId)
    return isThere ? 'told' : 'deleted by a person'
  }

  const findOrAdd = async (comment: ToldComment, hasBegun: boolean): Promise<ToldOutcome> => {
    const { repository, number, repositoryId } = comment
    const found = await client.findOwnComment(repository, number, marker)
    if (found) return update(comment, found)
    if (!comment.mayBegin) return 'not begun'
    if (!hasBegun && (await inTenant((sql) => countLately(sql, repositoryId))) >= MOST_COMMENTS_IN_AN_HOUR)
      return 'too many'
    await save(comment, 'sending', undefined)
    await save(comment, 'done', await client.addComment(repository, number, bodyOf(comment)))
    return 'told'
  }

  const tell = async (comment: ToldComment): Promise<ToldOutcome> => {
    const known = await inTenant((sql) => effects(sql).find(keyOf(comment.pullRequestId)))
    if (!known && !comment.mayBegin) return 'not begun'
    if (known?.state === 'removed') return 'deleted by a person'
    if (known?.state !== 'done' || !known.remoteId) return findOrAdd(comment, known !== undefined)
    return known.digest === digestOf(comment.text) ? 'unchanged' : update(comment, known.remoteId)
  }

  return (comment: ToldComment): Promise<ToldOutcome> =>
    locks.hold(`${tenantId} ${keyOf(comment.pullRequestId)}`, () => tell(comment))
}

const keyOf = (pullRequestId: string) => `pull-request-comment ${pullRequestId}`

const bodyOf = ({ text }: ToldComment) => `${text}\n\n${marker}`

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')

const countLately = async (sql: TenantSql, repositoryId: string): Promise<number> => {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from pull_request pull
    join effect on effect.tenant_id = pull.tenant_id
      and effect.effect_key = 'pull-request-comment ' || pull.pull_request_id::text
    where pull.repository_id = ${repositoryId} and effect.changed_at > now() - interval '1 hour'`
  return row?.count ?? 0
}
