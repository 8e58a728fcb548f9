import { audit } from '../audit/audit'
import type { Access } from '../connections/access'
import type { Database, TenantSql } from '../database/database'
import { type Issue, issues } from '../issues/issues'
import { addJobs } from '../jobs/add-jobs'
import { jobsOfLink } from '../jobs/jobs-of-link'
import type { CommentCommand } from '../pull-requests/comment-commands'
import type { Decider } from '../pull-requests/decider'
import { linkSuggestions } from '../pull-requests/link-suggestions'
import { linkedIssues } from '../pull-requests/linked-issues'
import { noIssue } from '../pull-requests/no-issue'
import { labelOf } from '../pull-requests/pull-request'
import { pullRequests } from '../pull-requests/pull-requests'
import type { ConnectedRepository } from '../pull-requests/repositories'

interface Obeying {
  readonly database: Database
  readonly access: Access
  readonly tenantId: string
  readonly repository: ConnectedRepository
}

interface Order<Command = CommentCommand> {
  readonly command: Command
  readonly pullRequestId: string
  readonly by: Decider
}

type KeyedOrder = Order<Exclude<CommentCommand, { verb: 'no-issue' }>>

/** Does what a command says. Resolves with false for a key that leads to no issue that the repository may be linked to. */
export const obeyCommand = async (obeying: Obeying, order: Order): Promise<boolean> => {
  const { database, access, tenantId, repository } = obeying
  const { command } = order
  if (command.verb === 'no-issue') {
    await database.withTenant(tenantId, (sql) => needNone(sql, tenantId, order))
    return true
  }
  const { jira } = await access.jiraOf(tenantId)
  const issue = await jira.findIssue(command.key)
  if (!issue || !repository.projectIds.includes(issue.projectId)) return false
  await database.withTenant(tenantId, (sql) => linkOrUnlink(sql, tenantId, { ...order, command }, issue))
  return true
}

const linkOrUnlink = async (
  sql: TenantSql,
  tenantId: string,
  { command: { verb }, pullRequestId, by }: KeyedOrder,
  issue: Issue,
) => {
  const { issueId, key } = issue
  await issues(sql).save(issue)
  const isLinked = verb === 'link'
  const isChanged = isLinked
    ? await linkedIssues(sql).linkByHand(pullRequestId, issueId, by)
    : await linkedIssues(sql).reject(pullRequestId, issueId, by)
  if (!isChanged) return
  await addJobs(sql, await jobsOfLink(sql, { tenantId, pullRequestId, issueId, now: by.at, isLinked }))
  await writeDown(sql, { pullRequestId, by }, isLinked ? 'link-pull-request' : 'unlink', {
    [isLinked ? 'after' : 'before']: { issue: key },
  })
}

/** What was found without a key is taken back, and what was suggested is refused; keys that are written keep their links. */
const needNone = async (sql: TenantSql, tenantId: string, { pullRequestId, by }: Order) => {
  if (await noIssue(sql).find(pullRequestId)) return
  await noIssue(sql).say(pullRequestId, by)
  const suggested = await linkSuggestions(sql).find(pullRequestId)
  const open = suggested?.candidates.filter(({ answer }) => answer === undefined) ?? []
  for (const { issueId } of open) {
    if (await linkedIssues(sql).isWrittenOrByHand(pullRequestId, issueId)) continue
    const isChanged = await linkedIssues(sql).reject(pullRequestId, issueId, by)
    const link = { tenantId, pullRequestId, issueId, now: by.at, isLinked: false }
    if (isChanged) await addJobs(sql, await jobsOfLink(sql, link))
  }
  await writeDown(sql, { pullRequestId, by }, 'say-no-issue')
}

const writeDown = async (
  sql: TenantSql,
  { pullRequestId, by }: Omit<Order, 'command'>,
  action: string,
  change: { readonly before?: object; readonly after?: object } = {},
) => {
  const pull = await pullRequests(sql).locate(pullRequestId)
  if (!pull) return
  const subject = `${pull.name} ${labelOf(pull.host, pull.number)}`
  await audit(sql).add({ actor: { face: 'pull-request', name: by.name }, action, subject, ...change })
}
