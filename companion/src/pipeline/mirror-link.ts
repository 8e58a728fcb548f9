import { createHash } from 'node:crypto'
import type { TenantSql } from '../database/database'
import { effects } from '../effects/effects'
import { Failure } from '../failure'
import { issues } from '../issues/issues'
import type { RemoteLink } from '../jira/jira'
import { linkedIssues } from '../pull-requests/linked-issues'
import { labelOf } from '../pull-requests/pull-request'
import { type LocatedPullRequest, pullRequests } from '../pull-requests/pull-requests'
import { type TraceStep, traces } from '../traces/traces'
import type { PipelineOptions } from './handle-delivery'

interface Mirror {
  readonly tenantId: string
  /** The delivery that asked for it; undefined when a person did. */
  readonly inboxId?: string
  readonly pullRequestId: string
  readonly issueId: string
}

/**
 * Makes the issue's web links in Jira agree with ours: present with the pull request's state while the two are linked,
 * gone when they are not. The globalId makes a repeated call change nothing. A deleted issue is left alone.
 */
export const createMirrorLink =
  ({ database, access }: Pick<PipelineOptions, 'database' | 'access'>) =>
  async ({ tenantId, inboxId, pullRequestId, issueId }: Mirror): Promise<void> => {
    const tell = async (sql: TenantSql, outcome: TraceStep['outcome'], detail: string) => {
      if (inboxId !== undefined)
        await traces(sql).add(inboxId, { step: 'jira', subject: issueId, outcome, detail })
    }
    const key = `remote-link ${issueId} ${pullRequestId}`
    const { located, isLinked, sent, isDeleted } = await database.withTenant(tenantId, async (sql) => ({
      located: await pullRequests(sql).locate(pullRequestId),
      isLinked: (await linkedIssues(sql).of(pullRequestId)).includes(issueId),
      sent: await effects(sql).find(key),
      isDeleted: await issues(sql).isDeleted(issueId),
    }))
    if (!located)
      return database.withTenant(tenantId, (sql) =>
        tell(sql, 'nothing to do', 'The pull request is not here any more.'),
      )
    const link = remoteLinkOf(located)
    const digest = isLinked ? createHash('sha256').update(JSON.stringify(link)).digest('hex') : undefined
    if (sent?.digest === digest)
      return database.withTenant(tenantId, (sql) =>
        tell(sql, 'nothing to do', 'The web link in Jira is as it should be.'),
      )

    if (!isDeleted) {
      const { jira } = await access.jiraOf(tenantId)
      const call = digest ? jira.putRemoteLink(issueId, link) : jira.removeRemoteLink(issueId, link.globalId)
      await call.catch(ignoreGone)
    }
    await database.withTenant(tenantId, async (sql) => {
      if (digest) await effects(sql).save(key, { state: 'done', remoteId: link.globalId, digest })
      else await effects(sql).remove(key)
      await tell(
        sql,
        'done',
        digest ? 'The web link in Jira was written.' : 'The web link in Jira was removed.',
      )
    })
  }

/** An issue that is gone has no links to put right. */
const ignoreGone = (error: unknown) => {
  if (!(error instanceof Failure && error.code === 'jira-not-found')) throw error
}

const stateWords = { open: 'Open', draft: 'Draft', merged: 'Merged', declined: 'Declined' } as const

const remoteLinkOf = (pull: LocatedPullRequest): RemoteLink => ({
  globalId: `appId=throughline&host=${new URL(pull.url).host}&repo=${pull.hostRepositoryId}&pr=${pull.number}`,
  url: pull.url,
  title: `${labelOf(pull.host, pull.number)} ${pull.title}`.slice(0, 255),
  summary: `${stateWords[pull.state]} pull request in ${pull.name}`,
  isResolved: pull.state === 'merged' || pull.state === 'declined',
})
