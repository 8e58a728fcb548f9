import type { TenantSql } from '../database/database'
import { pullRequests } from '../pull-requests/pull-requests'
import { ruleSettings } from '../rules/rule-settings'
import { addJobs } from './add-jobs'
import { tellPullRequestJob } from './tell-pull-request-job'

/** What a pull request leaves to do has changed: the comment on it follows, where a setting has it told. */
export const tellFollowUps = async (
  sql: TenantSql,
  tenantId: string,
  pullRequestId: string,
): Promise<void> => {
  const located = await pullRequests(sql).locate(pullRequestId)
  if (!located) return
  const { repositoryId, hostRepositoryId, number } = located
  const { settings } = await ruleSettings(sql).find(repositoryId, 'create-follow-ups')
  if (!settings.tellsPullRequest) return
  await addJobs(sql, [tellPullRequestJob({ tenantId, pullRequestId, hostRepositoryId, number })])
}
