import type { SettingsOf } from '@throughline/shared/rule-settings'
import type { TenantSql } from '../../database/database'
import { createIssueOnce, type IssueOnce, type IssueOnceOptions } from '../../effects/issue-once'
import { Failure } from '../../failure'
import type { FollowUpOutcome, FollowUpPlan } from '../../features/follow-up-tools'
import { followUps, type Hindrance } from '../../follow-ups/follow-ups'
import { type Issue, issues } from '../../issues/issues'
import type { NewIssue } from '../../jira/creating'
import { labelOf } from '../../pull-requests/pull-request'
import type { LocatedPullRequest } from '../../pull-requests/pull-requests'
import { newIssueOf } from './new-issue'

export interface CreateFollowUpOptions extends IssueOnceOptions {
  readonly pullRequestId: string
  readonly located: LocatedPullRequest
  readonly settings: SettingsOf<'create-follow-ups'>
  /** By a person, who need not wait for the next hour. */
  readonly isAskedFor: boolean
}

const HOUR_MS = 60 * 60 * 1_000

/** From a plan to an issue in Jira that leads back to where it comes from; or to what somebody has to do first. */
export const createCreateFollowUp = (options: CreateFollowUpOptions) => {
  const { database, jira, clock, tenantId, pullRequestId, located, settings } = options
  const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) => database.withTenant(tenantId, work)
  const issueOnce = createIssueOnce(options)

  const refuseTooMany = async () => {
    const since = new Date(clock().getTime() - HOUR_MS)
    const count = await inTenant((sql) => followUps(sql).createdSince(located.repositoryId, since))
    if (options.isAskedFor || count < settings.mostInAnHour) return
    const words = `${count} follow-ups were created within an hour: this one waits.`
    throw new Failure('effect-busy', words, { retryAfterSeconds: 600 })
  }

  const create = async (plan: FollowUpPlan, original: Issue, itemKeys: readonly string[]) => {
    const name = { pullRequestId, key: plan.key }
    const facts = { originalId: plan.originalId, summary: plan.summary, itemKeys }
    const park = async (hindrance: Hindrance): Promise<FollowUpOutcome> => {
      await inTenant((sql) => followUps(sql).park(name, facts, hindrance))
      return { kind: 'parked', why: hindrance.reason }
    }
    const answers = await inTenant((sql) => followUps(sql).answersOf(name))
    const assignee = await plan.findAssignee()
    const wanted = { plan, original, settings, answers, assignee, marker: markerOf(located, plan.key) }
    const newIssue = await newIssueOf(jira, wanted)
    if ('reason' in newIssue) return park(newIssue)
    await refuseTooMany()
    const once = await createAssigned(newIssue)
    if (once.kind === 'refused') return park({ reason: refusedBecause(newIssue, once.fields), missing: [] })
    await inTenant((sql) => followUps(sql).saveCreated(name, facts, { issueId: once.issueId, at: clock() }))
    return complete(once.issueId, plan, 'created')
  }

  /** Who may not be assigned in this project is left out. */
  const createAssigned = async (issue: NewIssue): Promise<IssueOnce> => {
    const once = await issueOnce(issue)
    if (once.kind !== 'refused' || issue.assignee === undefined) return once
    return once.fields.includes('assignee') ? issueOnce({ ...issue, assignee: undefined }) : once
  }

  /** A try that broke off may have left it without its links. */
  const complete = async (
    issueId: string,
    { originalId }: FollowUpPlan,
    kind: 'created' | 'there',
  ): Promise<FollowUpOutcome> => {
    const issue = await jira.findIssue(issueId)
    if (!issue) return { kind: 'left', why: 'somebody has deleted the follow-up' }
    await inTenant((sql) => issues(sql).save(issue))
    await jira.relateIssues(issueId, originalId)
    await jira.putRemoteLink(issueId, linkTo(located))
    return { kind, key: issue.key }
  }

  return async (plan: FollowUpPlan): Promise<FollowUpOutcome> => {
    const original = await jira.findIssue(plan.originalId)
    if (!original) return { kind: 'left', why: 'Jira does not show the original issue any more' }
    const why = await inTenant((sql) => whyNot(sql, located.repositoryId, original))
    if (why) return { kind: 'left', why }
    const itemKeys = plan.items.map(({ key }) => key)
    const name = { pullRequestId, key: plan.key }
    const tracking = await inTenant((sql) => followUps(sql).findTracking(name, itemKeys))
    return tracking === undefined ? create(plan, original, itemKeys) : complete(tracking, plan, 'there')
  }
}

/** By the map of repositories and projects as it is at this moment. */
const whyNot = async (
  sql: TenantSql,
  repositoryId: string,
  { projectId, isService }: Issue,
): Promise<string | undefined> => {
  if (isService) return 'customers read along in the project of the original issue'
  const rows = await sql`
    select from repository_project where repository_id = ${repositoryId} and project_id = ${projectId}`
  return rows.length > 0 ? undefined : 'the repository is not mapped to the project of the original issue'
}

const markerOf = ({ url, hostRepositoryId, number }: LocatedPullRequest, key: string): string =>
  `follow-up ${new URL(url).host} ${hostRepositoryId} ${number} ${key}`

const refusedBecause = ({ filled }: NewIssue, fields: readonly string[]): string => {
  const nameOf = (id: string) => filled.find(({ field }) => field.id === id)?.field.name ?? id
  const because = fields.length === 0 ? '' : ` because of ${fields.map((id) => `“${nameOf(id)}”`).join(', ')}`
  return `Jira refuses to create it${because}`
}

const linkTo = ({ host, url, title, number, hostRepositoryId }: LocatedPullRequest) => ({
  globalId: `appId=throughline&followUpOf=${new URL(url).host}&repo=${hostRepositoryId}&pr=${number}`,
  ...{ url, title: `${labelOf(host, number)} ${title}`.slice(0, 255), isResolved: true },
  summary: 'The pull request that this was left over from',
})
