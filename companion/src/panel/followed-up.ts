import type { TenantSql } from '../database/database'
import { Failure } from '../failure'
import { rules } from '../rules/rules'
import { tenants } from '../tenants/tenants'
import { findShownPullRequest, type ShownPullRequest } from './shown-pull-request'

interface Asked {
  readonly issueId: string
  readonly pullRequestId: string
}

/** The pull request whose left-overs somebody sees on an issue. Throws a sentence for them where that is over. */
export const getFollowedUp = async (
  sql: TenantSql,
  { issueId, pullRequestId }: Asked,
): Promise<ShownPullRequest> => {
  if (!(await tenants(sql).isLicensed())) throw new Failure('licence-ended', licenceEnded)
  const shown = await findShownPullRequest(sql, issueId, pullRequestId)
  if (!shown) throw new Failure('not-there', notLinked)
  if (!(await rules(sql).of(shown.repositoryId)).has('create-follow-ups'))
    throw new Failure('conflict', ruleIsOff)
  return shown
}

const licenceEnded = 'The Throughline licence of this site has ended. An admin has to renew it first.'
const notLinked = 'This pull request is not linked to the issue any more. Nothing was changed.'
const ruleIsOff = 'Create follow-ups is off for this repository. An admin can turn it on.'
