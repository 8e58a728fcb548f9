import type { Access } from '../connections/access'
import type { Database } from '../database/database'
import { effects } from '../effects/effects'
import type { GitHostClient } from '../git-hosts/git-host'
import { addJobs } from '../jobs/add-jobs'
import { tellPullRequestJob } from '../jobs/tell-pull-request-job'
import { inWords, readCommands } from '../pull-requests/comment-commands'
import { pullRequests } from '../pull-requests/pull-requests'
import type { ConnectedRepository } from '../pull-requests/repositories'
import type { TraceStep } from '../traces/traces'
import { obeyCommand } from './obey-command'

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
    if (!(await obeyCommand(asked, { command, pullRequestId, by }))) refused.push(inWords(command))
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
