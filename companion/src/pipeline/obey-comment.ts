import type { Access } from '../connections/access'
import type { Database, TenantSql } from '../database/database'
import { effects } from '../effects/effects'
import type { GitHostClient } from '../git-hosts/git-host'
import { issues } from '../issues/issues'
import { addJobs } from '../jobs/add-jobs'
import { jobsOfLink } from '../jobs/jobs-of-link'
import { tellPullRequestJob } from '../jobs/tell-pull-request-job'
import { type CommentCommand, inWords, readCommands } from '../pull-requests/comment-commands'
import type { Decider } from '../pull-requests/decider'
import { linkSuggestions } from '../pull-requests/link-suggestions'
import { linkedIssues } from '../pull-requests/linked-issues'
import { noIssue } from '../pull-requests/no-issue'
import { pullRequests } from '../pull-requests/pull-requests'
import type { ConnectedRepository } from '../pull-requests/repositories'
import type { TraceStep } from '../traces/traces'

interface CommentToObey {
  readonly database: Database
  readonly access: Access
  readonly client: GitHostClient
  readonly tenantId: string
  readonly repository: ConnectedRepository
  readonly number: number
  readonly commentId: string
  readonly now: Date
}

type Obeyed = Pick<TraceStep, 'outcome' | 'detail'>

/**
 * Does what somebody with write access asks for in a comment on a pull request, once, and shows by a reaction whether it
 * was done. The comment is read again from its host: what it says now counts.
 */
export const obeyComment = async (asked: CommentToObey): Promise<Obeyed> => {
  const { database, client, tenantId, repository, number, commentId, now } = asked
  const key = `comment-command ${repository.repositoryId} ${commentId}`
  if (await database.withTenant(tenantId, (sql) => effects(sql).find(key)))
    return { outcome: 'nothing to do', detail: 'This comment was obeyed before.' }
  const comment = await client.readComment(repository, commentId)
  const commands = readCommands(comment?.text ?? '')
  if (!comment || comment.author.isBot || commands.length === 0)
    return { outcome: 'nothing to do', detail: 'There is no command in the comment any more.' }
  if (!(await client.mayWrite(repository, comment.author.login)))
    return { outcome: 'skipped', detail: 'Whoever wrote the comment may not write to the repository.' }

  const pullRequestId = await knowPullRequest(asked)
  const by = { name: comment.author.name, at: now }
  const refused: string[] = []
  for (const command of commands)
    if (!(await obey(asked, { command, pullRequestId, by }))) refused.push(inWords(command))
  await client.react(repository, commentId, refused.length > 0 ? 'not-obeyed' : 'obeyed')
  await database.withTenant(tenantId, async (sql) => {
    const place = { hostRepositoryId: repository.hostRepositoryId, number }
    await addJobs(sql, [tellPullRequestJob({ tenantId, pullRequestId, ...place, refused })])
    await effects(sql).save(key, { state: 'done', remoteId: commentId, digest: '' })
  })
  const done = commands.length - refused.length
  return refused.length > 0
    ? { outcome: 'skipped', detail: `Commands that lead to no issue of a mapped project: ${refused.length}.` }
    : { outcome: 'done', detail: done === 1 ? 'A command was obeyed.' : `${done} commands were obeyed.` }
}

const knowPullRequest = async ({ database, client, tenantId, repository, number }: CommentToObey) => {
  const { repositoryId } = repository
  const known = await database.withTenant(tenantId, (sql) => pullRequests(sql).findId(repositoryId, number))
  if (known !== undefined) return known
  const pull = await client.getPullRequest(repository, number)
  return database.withTenant(tenantId, (sql) => pullRequests(sql).save(repositoryId, pull))
}

interface Order {
  readonly command: CommentCommand
  readonly pullRequestId: string
  readonly by: Decider
}

/** False for a key that leads to no issue that the repository may be linked to. */
const obey = async (asked: CommentToObey, { command, pullRequestId, by }: Order): Promise<boolean> => {
  const { database, access, tenantId, repository } = asked
  if (command.verb === 'no-issue') {
    await database.withTenant(tenantId, (sql) => needNone(sql, asked, { command, pullRequestId, by }))
    return true
  }
  const { jira } = await access.jiraOf(tenantId)
  const issue = await jira.findIssue(command.key)
  if (!issue || !repository.projectIds.includes(issue.projectId)) return false
  const { issueId } = issue
  await database.withTenant(tenantId, async (sql) => {
    await issues(sql).save(issue)
    const isLinked = command.verb === 'link'
    const isChanged = isLinked
      ? await linkedIssues(sql).linkByHand(pullRequestId, issueId, by)
      : await linkedIssues(sql).reject(pullRequestId, issueId, by)
    if (isChanged)
      await addJobs(sql, await jobsOfLink(sql, { tenantId, pullRequestId, issueId, now: by.at, isLinked }))
  })
  return true
}

/** What was found without a key is taken back, and what was suggested is refused; keys that are written keep their links. */
const needNone = async (sql: TenantSql, { tenantId }: CommentToObey, { pullRequestId, by }: Order) => {
  await noIssue(sql).say(pullRequestId, by)
  const suggested = await linkSuggestions(sql).find(pullRequestId)
  const open = suggested?.candidates.filter(({ answer }) => answer === undefined) ?? []
  for (const { issueId } of open) {
    if (await linkedIssues(sql).isWrittenOrByHand(pullRequestId, issueId)) continue
    const isChanged = await linkedIssues(sql).reject(pullRequestId, issueId, by)
    const link = { tenantId, pullRequestId, issueId, now: by.at, isLinked: false }
    if (isChanged) await addJobs(sql, await jobsOfLink(sql, link))
  }
}
