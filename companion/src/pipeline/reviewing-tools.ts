import { IssueKey } from '@throughline/shared/issue-key'
import type { Database, TenantSql } from '../database/database'
import type { ReviewingTools } from '../features/reviewing-tools'
import type { GitHostClient } from '../git-hosts/git-host'
import { readings } from '../history/readings'
import { tallies } from '../history/tallies'
import { issues } from '../issues/issues'
import type { Jira } from '../jira/jira'
import { addJobs } from '../jobs/add-jobs'
import { beginReading } from '../jobs/begin-reading'
import { tellPullRequestJob } from '../jobs/tell-pull-request-job'
import { reviewerSuggestions } from '../panel/reviewer-suggestions'
import { optOuts } from '../people/opt-outs'
import { personMatches } from '../people/person-matches'
import type { LocatedPullRequest } from '../pull-requests/pull-requests'
import { ruleSettings } from '../rules/rule-settings'
import { readAccounts } from './read-accounts'

interface Reviewing {
  readonly database: Database
  readonly client: GitHostClient
  readonly jira: Jira
  readonly tenantId: string
  readonly pullRequestId: string
  readonly located: LocatedPullRequest
  readonly now: Date
  readonly isAskedFor: boolean
}

/** What suggesting reviewers may ask and keep, about one pull request. */
export const createReviewingTools = (options: Reviewing): ReviewingTools => {
  const { database, client, jira, tenantId, pullRequestId, located } = options
  const { repositoryId, connectionId, hostRepositoryId, number } = located
  const inTenant = <T>(work: (sql: TenantSql) => Promise<T>) => database.withTenant(tenantId, work)

  return {
    isAskedFor: options.isAskedFor,
    listChangedPaths: () => client.listChangedPaths(located, number),
    findCodeOwners: (branch) => client.findCodeOwners(located, branch),
    mayReview: (login) => client.mayReview(located, login),
    listRequestedReviewers: () => client.listRequestedReviewers(located, number),
    requestReview: (login) => client.requestReview(located, number, login),
    isActiveInJira: (accountId) => jira.isActive(accountId),
    readAccounts: (logins) => readAccounts(options, logins),
    listPeopleWithAccess: () => client.listPeopleWithAccess(located),
    readDecisions: () => inTenant((sql) => personMatches(sql).list(connectionId)),
    readOptOuts: () => inTenant((sql) => optOuts(sql).of(repositoryId)),

    readPast: (pullRequest) =>
      inTenant(async (sql) => {
        const known = await tallies(sql).read(repositoryId, pullRequest)
        const reading = await readings(sql).find(repositoryId)
        if (!reading) await beginReading(sql, { tenantId, repositoryId })
        return {
          read: (key: string) => known.get(key),
          count: await tallies(sql).countAll(repositoryId),
          isBeingRead: reading?.state !== 'read',
        }
      }),

    async readStakeholders(issueId) {
      const key = IssueKey.safeParse(await inTenant((sql) => issues(sql).findKey(issueId)))
      if (!key.success) return []
      const found = await jira.readStakeholders(issueId)
      return found.map((stakeholder) => ({ ...stakeholder, issueId, issueKey: key.data }))
    },

    save: (suggestion, requested) =>
      inTenant(async (sql) => {
        await reviewerSuggestions(sql).save(pullRequestId, suggestion, requested)
        const { settings } = await ruleSettings(sql).find(repositoryId, 'suggest-reviewers')
        const job = tellPullRequestJob({ tenantId, pullRequestId, hostRepositoryId, number })
        if (settings.namesOnPullRequest) await addJobs(sql, [job])
      }),
    saveRequested: (requested) =>
      inTenant((sql) => reviewerSuggestions(sql).saveRequested(pullRequestId, requested)),
    countReviews: (past) => inTenant((sql) => tallies(sql).count(repositoryId, number, past)),
  }
}
