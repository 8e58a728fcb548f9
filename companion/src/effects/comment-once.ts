import { createHash } from 'node:crypto'
import type { Database, TenantSql } from '../database/database'
import type { Locks } from '../database/locks'
import { type Document, toAdf } from '../jira/document'
import type { Jira } from '../jira/jira'
import { type Effect, effects } from './effects'

export type CommentOutcome =
  | 'added'
  | 'updated'
  | 'unchanged'
  | 'deleted by a person'
  | 'not kept from customers'

interface CommentOnceOptions {
  readonly database: Database
  readonly locks: Locks
  readonly jira: Jira
  readonly tenantId: string
}

interface OwnComment {
  readonly issueId: string
  readonly marker: string
  readonly document: Document
  /** True where customers read along: they must never see it. */
  readonly isInternal?: boolean
  /** True where a person wants it, also where one was deleted. */
  readonly isAskedFor?: boolean
}

/** What stands there until Jira has said that customers cannot read it. */
const placeholder: Document = [
  { kind: 'paragraph', content: [{ text: 'Throughline makes sure that only your team reads this.' }] },
]

/**
 * Keeps exactly one comment of ours under a marker on an issue, whatever crashes between the steps: a lock on the
 * effect, a row before the call, a look for the marker before every first call, the id after it.
 * A comment that a person deleted is not written again, unless a person asks for it. An internal one is empty of content until Jira has confirmed
 * that it is internal, and is taken away where Jira does not.
 */
export const createCommentOnce = ({ database, locks, jira, tenantId }: CommentOnceOptions) => {
  const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) => database.withTenant(tenantId, work)

  const save = (comment: OwnComment, state: Effect['state'], remoteId: string | undefined) =>
    inTenant((sql) => effects(sql).save(keyOf(comment), { state, remoteId, digest: digestOf(comment) }))

  const isKept = async ({ issueId, isInternal = false }: OwnComment, commentId: string): Promise<boolean> =>
    !isInternal || (await jira.isInternalComment(issueId, commentId))

  const update = async (comment: OwnComment, commentId: string): Promise<CommentOutcome> => {
    const isThere = await jira.updateComment(comment.issueId, commentId, comment)
    await save(comment, isThere ? 'done' : 'removed', commentId)
    return isThere ? 'updated' : 'deleted by a person'
  }

  const takeAway = async (comment: OwnComment, commentId: string): Promise<CommentOutcome> => {
    await jira.removeComment(comment.issueId, commentId)
    await inTenant((sql) => effects(sql).remove(keyOf(comment)))
    return 'not kept from customers'
  }

  const findOrAdd = async (comment: OwnComment): Promise<CommentOutcome> => {
    const { issueId, marker, isInternal = false } = comment
    await save(comment, 'sending', undefined)
    const found = await jira.findComment(issueId, marker)
    if (!found && !isInternal) {
      await save(comment, 'done', await jira.addComment(issueId, comment))
      return 'added'
    }
    const commentId = found ?? (await jira.addComment(issueId, { ...comment, document: placeholder }))
    if (!(await isKept(comment, commentId))) return takeAway(comment, commentId)
    const outcome = await update(comment, commentId)
    return found || outcome !== 'updated' ? outcome : 'added'
  }

  const put = async (comment: OwnComment): Promise<CommentOutcome> => {
    const known = comment.isAskedFor ? undefined : await inTenant((sql) => effects(sql).find(keyOf(comment)))
    if (known?.state === 'removed') return 'deleted by a person'
    if (known?.state !== 'done' || !known.remoteId) return findOrAdd(comment)
    if (known.digest === digestOf(comment)) return 'unchanged'
    // Its issue may have come into a service project since it was written.
    return (await isKept(comment, known.remoteId))
      ? update(comment, known.remoteId)
      : 'not kept from customers'
  }

  return (comment: OwnComment): Promise<CommentOutcome> =>
    locks.hold(`${tenantId} ${keyOf(comment)}`, () => put(comment))
}

const keyOf = ({ issueId, marker }: OwnComment) => `comment ${issueId} ${marker}`

const digestOf = ({ document }: OwnComment) =>
  createHash('sha256')
    .update(JSON.stringify(toAdf(document)))
    .digest('hex')
