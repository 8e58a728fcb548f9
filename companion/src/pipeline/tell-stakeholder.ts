import type { Document } from '../jira/document'
import type { JobPayloads } from '../jobs/add-jobs'
import { reviewerSuggestions } from '../panel/reviewer-suggestions'
import { findShownPullRequest } from '../panel/shown-pull-request'
import { labelOf } from '../pull-requests/pull-request'
import { type LocatedPullRequest, pullRequests } from '../pull-requests/pull-requests'
import type { PipelineOptions } from './handle-delivery'
import { createPutComment } from './put-comment'

/** One comment for one person about one pull request, because somebody asked for it. */
export const createTellStakeholder =
  ({ database, locks, access, clock }: PipelineOptions) =>
  async (told: JobPayloads['tell-stakeholder']): Promise<void> => {
    const { tenantId, pullRequestId, issueId, accountId, askedBy } = told
    const about = await database.withTenant(tenantId, async (sql) => ({
      shown: await findShownPullRequest(sql, issueId, pullRequestId),
      pull: await pullRequests(sql).locate(pullRequestId),
      stored: await reviewerSuggestions(sql).find(pullRequestId),
    }))
    const person = about.stored?.suggestion.toTell.find((each) => each.accountId === accountId)
    if (!about.shown || !about.pull || !person) return
    const { jira } = await access.jiraOf(tenantId)
    const put = createPutComment({ database, locks, jira, tenantId, now: clock() })
    await put(issueId, `tell ${pullRequestId} ${accountId}`, wordsFor(person.name, about.pull, askedBy))
  }

const wordsFor = (name: string, pull: LocatedPullRequest, askedBy: string): Document => [
  {
    kind: 'paragraph',
    content: [
      { text: `${name}: `, mark: 'strong' },
      { text: `${labelOf(pull.host, pull.number)} ${pull.title}`, href: pull.url },
      { text: ` in ${pull.name} changes something about this issue, and waits for a review.` },
    ],
  },
  {
    kind: 'paragraph',
    content: [{ text: `Written by Throughline because ${askedBy} asked for it.`, mark: 'em' }],
  },
]
