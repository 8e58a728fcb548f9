import type { TenantSql } from '../database/database'
import { noteDeletedComments } from '../effects/deleted-comments'
import { issueSyncs } from '../issue-pool/issue-syncs'
import { openIssues } from '../issue-pool/open-issues'
import { type Issue, issues } from '../issues/issues'
import type { WholeIssue } from '../jira/reading'
import { addJobs, type JobPayloads } from '../jobs/add-jobs'
import { mirrorJob } from '../jobs/mirror-job'
import { linkedIssues } from '../pull-requests/linked-issues'
import { traces } from '../traces/traces'
import type { PipelineOptions } from './handle-delivery'

type Refresh = JobPayloads['refresh-issue']

/** What was known of an issue before Jira was asked again. */
interface Known {
  /** Undefined for one that no pull request names. */
  readonly formerProjectId: string | undefined
  /** Whether it is, or may become, a candidate for pull requests without a key. */
  readonly isCandidate: boolean
}

/**
 * After a product event, a delivery or a poll: what Jira says of the issue now, if it is one we know, or one of a project
 * whose open issues are read. Its payload is only a hint. An issue that was moved may have come into reach of its pull
 * requests, or gone out of it: its web links follow.
 */
export const createRefreshIssue =
  ({ database, access }: Pick<PipelineOptions, 'database' | 'access'>) =>
  async (refresh: Refresh): Promise<void> => {
    const { tenantId, inboxId, issueId } = refresh
    const known = await database.withTenant(tenantId, (sql) => readKnown(sql, refresh))
    const { formerProjectId, isCandidate } = known
    if (formerProjectId === undefined && !isCandidate)
      return database.withTenant(tenantId, (sql) =>
        tell(sql, inboxId, issueId, 'nothing to do', 'No pull request names this issue.'),
      )
    const { jira } = await access.jiraOf(tenantId)
    const whole = isCandidate ? await jira.readWholeIssue(issueId) : undefined
    const issue = isCandidate ? whole?.issue : await jira.findIssue(issueId)
    const named = { tenantId, inboxId, issueId, issue, whole }
    await database.withTenant(tenantId, async (sql) => {
      if (isCandidate) await keepCandidate(sql, named)
      if (formerProjectId !== undefined) await keepIssue(sql, formerProjectId, named)
      const detail = issue ? 'The issue was read again.' : 'The issue is gone, or may not be seen any more.'
      await tell(sql, inboxId, issueId, 'done', detail)
    })
  }

const readKnown = async (sql: TenantSql, { tenantId, issueId, key }: Refresh): Promise<Known> => ({
  formerProjectId: await issues(sql).findProjectId(issueId),
  isCandidate:
    (await openIssues(sql, tenantId).has(issueId)) ||
    (key !== undefined && (await issueSyncs(sql).areWanted(key))),
})

interface Asked {
  readonly tenantId: string
  readonly inboxId: string | undefined
  readonly issueId: string
  /** As Jira tells it now; undefined for one that is gone. */
  readonly issue: Issue | undefined
  readonly whole: WholeIssue | undefined
}

/** Open issues of projects that are read are kept; one that is done, gone or elsewhere leaves. */
const keepCandidate = async (sql: TenantSql, { tenantId, issueId, whole }: Asked) => {
  if (whole && whole.stored.statusCategory !== 'done') await openIssues(sql, tenantId).save([whole.stored])
  else await openIssues(sql, tenantId).remove([issueId])
}

const keepIssue = async (
  sql: TenantSql,
  formerProjectId: string,
  { tenantId, inboxId, issueId, issue }: Asked,
) => {
  await noteDeletedComments(sql, issueId)
  if (issue) await issues(sql).save(issue)
  else await issues(sql).markDeleted(issueId)
  if (!issue || issue.projectId === formerProjectId) return
  const pairs = await linkedIssues(sql).pairs({ issueId })
  await addJobs(
    sql,
    pairs.map((pair) => mirrorJob({ ...pair, tenantId, inboxId })),
  )
}

/** Earlier events of the same issue that were waiting are settled by this one. */
const tell = async (
  sql: TenantSql,
  inboxId: string | undefined,
  issueId: string,
  outcome: 'done' | 'nothing to do',
  detail: string,
) => {
  if (inboxId === undefined) return
  const key = await issues(sql).findKey(issueId)
  const facts = { issueIds: [issueId], ...(key !== undefined && { label: key }) }
  await traces(sql).retell(inboxId, facts, [{ step: 'read', outcome, detail }])
  await traces(sql).takeOverIssue(inboxId, issueId)
}
