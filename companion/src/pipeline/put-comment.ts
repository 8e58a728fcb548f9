import type { Database, TenantSql } from '../database/database'
import type { Locks } from '../database/locks'
import { createCommentOnce } from '../effects/comment-once'
import { effects } from '../effects/effects'
import { Failure } from '../failure'
import { issues } from '../issues/issues'
import type { Document } from '../jira/document'
import type { Jira } from '../jira/jira'

interface PutCommentOptions {
  readonly database: Database
  readonly locks: Locks
  readonly jira: Jira
  readonly tenantId: string
  readonly now: Date
  /** Jira's id of the issue for which a person wants it. */
  readonly askedFor?: string | undefined
}

/** A project that showed a comment to customers is not tried again for so long. */
const TRIED_MS = 30 * 24 * 60 * 60 * 1_000

/**
 * Keeps exactly one comment under a marker on an issue, internal where customers read along. Says in a few words what
 * it came to: nothing is left there where Jira would show it to them.
 */
export const createPutComment = (options: PutCommentOptions) => {
  const { database, jira, tenantId, now, askedFor } = options
  const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) => database.withTenant(tenantId, work)
  const putOnce = createCommentOnce(options)

  const isInternal = async (issueId: string): Promise<boolean> => {
    const known = await inTenant((sql) => issues(sql).findIsService(issueId))
    if (known !== undefined) return known
    const issue = await jira.findIssue(issueId)
    if (issue) await inTenant((sql) => issues(sql).save(issue))
    return issue?.isService ?? false
  }

  const put = async (issueId: string, marker: string, document: Document): Promise<string> => {
    const comment = { issueId, marker, document, isAskedFor: issueId === askedFor }
    if (!(await isInternal(issueId))) return putOnce(comment)
    const project = `internal comments ${await inTenant((sql) => issues(sql).findProjectId(issueId))}`
    const shown = await inTenant((sql) => effects(sql).find(project))
    if (shown && now.getTime() - shown.changedAt.getTime() < TRIED_MS) return notKept
    const outcome = await putOnce({ ...comment, isInternal: true })
    if (outcome !== 'not kept from customers') return outcome
    await inTenant((sql) => effects(sql).save(project, { state: 'removed', remoteId: undefined, digest: '' }))
    return notKept
  }

  return (issueId: string, marker: string, document: Document): Promise<string> =>
    put(issueId, marker, document).catch((error: unknown) => {
      if (error instanceof Failure && error.code === 'jira-not-found') return 'the issue is gone'
      throw error
    })
}

const notKept = 'not written, as Jira would show it to customers'
