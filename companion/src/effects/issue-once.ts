import type { Clock } from '../clock'
import type { Database, TenantSql } from '../database/database'
import type { Locks } from '../database/locks'
import { Failure, type FailureCode } from '../failure'
import type { NewIssue } from '../jira/creating'
import type { Jira } from '../jira/jira'
import { type Effect, effects } from './effects'

export type IssueOnce =
  | { readonly kind: 'created' | 'there'; readonly issueId: string }
  | { readonly kind: 'refused'; readonly fields: readonly string[] }

export interface IssueOnceOptions {
  readonly database: Database
  readonly locks: Locks
  readonly jira: Jira
  readonly tenantId: string
  readonly clock: Clock
}

/** Jira Cloud may search for so long without finding what was just created. */
const SEARCH_LAG_MS = 90_000
/** Clocks are never quite together. */
const EARLIER_MS = 5 * 60_000

/**
 * Creates an issue at most once under its marker, whatever crashes between the steps: a lock on the effect, a row before
 * the call, the id after it. A try whose answer was lost is looked for by the marker, until a search must have seen it;
 * before that nothing is created again. An issue that a person deleted afterwards is not created again.
 */
export const createIssueOnce =
  ({ database, locks, jira, tenantId, clock }: IssueOnceOptions) =>
  (issue: NewIssue): Promise<IssueOnce> => {
    const { marker, projectId } = issue
    const key = `issue ${marker}`
    const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) => database.withTenant(tenantId, work)
    const save = (state: Effect['state'], remoteId: string | undefined) =>
      inTenant((sql) => effects(sql).save(key, { state, remoteId, digest: '' }))
    const forget = () => inTenant((sql) => effects(sql).remove(key))

    const findSent = async (sentAt: Date): Promise<string | undefined> => {
      const since = new Date(sentAt.getTime() - EARLIER_MS)
      const found = await jira.findCreatedIssue(projectId, marker, since)
      if (found) return found.issueId
      const leftMs = SEARCH_LAG_MS - (clock().getTime() - sentAt.getTime())
      if (leftMs <= 0) return undefined
      throw new Failure('effect-busy', 'Jira may not show yet what an earlier try has created.', {
        retryAfterSeconds: Math.ceil(leftMs / 1_000),
      })
    }

    const create = async (): Promise<IssueOnce> => {
      await save('sending', undefined)
      const answer = await jira.createIssue(issue).catch(async (error: unknown) => {
        if (wasNotCreated(error)) await forget()
        throw error
      })
      if (answer.kind === 'refused') {
        await forget()
        return answer
      }
      await save('done', answer.issue.issueId)
      return { kind: 'created', issueId: answer.issue.issueId }
    }

    return locks.hold(`${tenantId} ${key}`, async () => {
      const known = await inTenant((sql) => effects(sql).find(key))
      if (known?.remoteId !== undefined) return { kind: 'there', issueId: known.remoteId }
      const sent = known && (await findSent(known.changedAt))
      if (sent === undefined) return create()
      await save('done', sent)
      return { kind: 'created', issueId: sent }
    })
  }

/** Jira refused before it did anything; after anything else the issue may be there. */
const refusing: readonly FailureCode[] = [
  'jira-not-found',
  'jira-rate-limited',
  'jira-refused',
  'jira-token-expired',
  'jira-token-refused',
]

const wasNotCreated = (error: unknown) => error instanceof Failure && refusing.includes(error.code)
