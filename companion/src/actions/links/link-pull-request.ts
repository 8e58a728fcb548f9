import type { ActionAnswer } from '@throughline/shared/actions'
import type { LinkTarget } from '@throughline/shared/link-target'
import { audit } from '../../audit/audit'
import type { TenantSql } from '../../database/database'
import { Failure } from '../../failure'
import { type LinkablePullRequest, linkablePullRequests } from '../../pull-requests/linkable'
import { linkedIssues } from '../../pull-requests/linked-issues'
import { pullRequests } from '../../pull-requests/pull-requests'
import { requireLicence } from '../../tenants/require-licence'
import type { Action, ActionTools, Asked } from '../action'
import { type AddressedPullRequest, findAddressed } from './addressed-pull-request'
import { getLinkable } from './get-linkable'
import { knowIssue } from './know-issue'
import { queueLinked } from './queue-linked'

type LinkAsked = Asked<{
  readonly issueId: string
  readonly pullRequest: LinkTarget
  readonly overrides: boolean
}>

/**
 * Links a pull request to the issue because a person says so. A pull request that nobody has told us about yet is
 * fetched. A pair that somebody unlinked is linked only by who says to override that; else the answer names who it was.
 */
export const linkPullRequest: Action<'link-pull-request'> = async (tools, asked) => {
  const { tenantId, request } = asked
  await tools.database.withTenant(tenantId, requireLicence)
  const pullRequestId =
    request.pullRequest.by === 'id'
      ? request.pullRequest.pullRequestId
      : await fetchAddressed(tools, asked, request.pullRequest.address)
  return tools.database.withTenant(tenantId, (sql) => link(sql, tools.clock(), asked, pullRequestId))
}

const link = async (
  sql: TenantSql,
  now: Date,
  { tenantId, actor, request: { issueId, overrides } }: LinkAsked,
  pullRequestId: string,
): Promise<ActionAnswer<'link-pull-request'>> => {
  const pull = await getLinkable(sql, { issueId, pullRequestId })
  const { label, name, issueKey } = pull
  if (await linkablePullRequests(sql, issueId).isLinked(pullRequestId))
    throw new Failure('conflict', `${label} is linked to ${issueKey} already.`)
  const rejection = await linkedIssues(sql).findRejection(pullRequestId, issueId)
  if (rejection && !overrides)
    return { outcome: 'unlinked-before', name: rejection.name, at: rejection.at.toISOString() }
  await linkedIssues(sql).linkByHand(pullRequestId, issueId, { name: actor.name, at: now })
  await queueLinked(sql, { tenantId, issueId, pull, now })
  await writeDown(sql, actor, { name, label, issueKey }, rejection !== undefined)
  return { outcome: 'linked', pullRequestId, label }
}

const writeDown = (
  sql: TenantSql,
  actor: LinkAsked['actor'],
  { name, label, issueKey }: Pick<LinkablePullRequest, 'name' | 'label' | 'issueKey'>,
  isOverriding: boolean,
) =>
  audit(sql).add({
    actor,
    action: 'link-pull-request',
    subject: `${name} ${label}`,
    after: { issue: issueKey, ...(isOverriding && { overridesUnlink: true }) },
  })

/** Our id of the pull request of an address; one that we never met is asked from its host and written down. */
const fetchAddressed = async (
  { database, access, clock }: ActionTools,
  { tenantId, request: { issueId } }: LinkAsked,
  address: string,
): Promise<string> => {
  const issue = await knowIssue({ database, access }, tenantId, issueId)
  const addressed = await database.withTenant(tenantId, (sql) =>
    findAddressed(sql, address, { issue, now: clock() }),
  )
  const { repository, number } = addressed
  const known = await database.withTenant(tenantId, (sql) =>
    pullRequests(sql).findId(repository.repositoryId, number),
  )
  if (known !== undefined) return known
  const client = await access.gitHostOf(tenantId, repository.connectionId)
  const pull = await client.getPullRequest(repository, number).catch(noSuch(addressed))
  return database.withTenant(tenantId, (sql) => pullRequests(sql).save(repository.repositoryId, pull))
}

const noSuch =
  ({ repository, label }: AddressedPullRequest) =>
  (error: unknown): never => {
    if (!(error instanceof Failure) || error.code !== 'git-host-not-found') throw error
    throw new Failure('not-there', `${repository.name} has no pull request ${label}`, {
      cause: error,
    })
  }
