import type { DoorSql, TenantSql } from '../database/database'
import { passedJson } from '../database/passed-json'

/** Every kind of job, with what it needs to know: ids and names, never a body or a token. */
export interface JobPayloads {
  readonly 'handle-delivery': { readonly tenantId: string; readonly inboxId: string }
  readonly 'refresh-issue': {
    readonly tenantId: string
    /** Undefined where Jira did not tell, but was asked. */
    readonly inboxId?: string
    readonly issueId: string
    /** As it was called there; it tells whether its project's open issues are read. */
    readonly key?: string
  }
  readonly 'mirror-link': {
    readonly tenantId: string
    readonly inboxId?: string
    readonly pullRequestId: string
    readonly issueId: string
  }
  readonly 'run-feature': {
    readonly tenantId: string
    /** Undefined where a person asked, and no delivery of the pull request is kept any more. */
    readonly inboxId?: string
    readonly pullRequestId: string
    readonly event: string
    readonly rule: string
    /** The one issue for which a person asked for it. */
    readonly askedFor?: string
    /** The one follow-up that a person wants at once. */
    readonly followUpKey?: string
  }
  /** Makes our words on a pull request agree with its links. */
  readonly 'tell-pull-request': {
    readonly tenantId: string
    readonly pullRequestId: string
    /** Commands that were not obeyed, as they were written. */
    readonly refused?: readonly string[]
  }
  /** One comment for somebody who cannot review, because a person asked for it. */
  readonly 'tell-stakeholder': {
    readonly tenantId: string
    readonly pullRequestId: string
    readonly issueId: string
    readonly accountId: string
    readonly askedBy: string
  }
  /** One page of a repository's merged pull requests after the other, from the newest backwards. */
  readonly 'read-review-history': { readonly tenantId: string; readonly repositoryId: string }
  /** The open issues of a project, page by page, where links are inferred; or all of them forgotten. */
  readonly 'sync-issues': { readonly tenantId: string; readonly projectId: string }
  readonly reconcile: { readonly tenantId: string; readonly connectionId: string }
  readonly 'poll-jira': { readonly tenantId: string; readonly connectionId: string }
}
export type JobName = keyof JobPayloads

/** Work to be done. Under the same key there is one job at most; a second one replaces a job that has not begun. */
export type NewJob = {
  readonly [Name in JobName]: {
    readonly name: Name
    readonly key: string
    /** Jobs of one queue run one after the other; undefined for work that needs no order. */
    readonly queue: string | undefined
    readonly payload: JobPayloads[Name]
    readonly runAt?: Date
  }
}[JobName]

/** Adds jobs in the caller's transaction. */
export const addJobs = async (sql: TenantSql | DoorSql, jobs: readonly NewJob[]): Promise<void> => {
  const unique = [...new Map(jobs.map((job) => [job.key, job])).values()]
  if (unique.length === 0) return
  const specs = unique.map(({ name, key, queue, payload, runAt }) => ({
    identifier: name,
    payload: { ...payload, ...(queue !== undefined && { queue }) },
    queue_name: queue ?? null,
    run_at: runAt?.toISOString() ?? null,
    job_key: key,
  }))
  await sql`select add_jobs(${sql.json(passedJson(specs))}::json)`
}
