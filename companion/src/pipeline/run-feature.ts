import { createMoveOnce } from '../effects/move-once'
import type { FeatureTools } from '../features/feature'
import { features } from '../features/index'
import { getGitHost } from '../git-hosts/index'
import { findReceivedAt } from '../inbox/inbox'
import { createKeptIssues } from '../issue-pool/kept-issues'
import { issues } from '../issues/issues'
import type { JobPayloads } from '../jobs/add-jobs'
import { mergeSummaries } from '../panel/merge-summaries'
import { readIssueWork } from '../pull-requests/issue-work'
import { linkedIssues } from '../pull-requests/linked-issues'
import { labelOf, type PullRequest, type PullRequestEventKind } from '../pull-requests/pull-request'
import { pullRequests } from '../pull-requests/pull-requests'
import { reverts } from '../pull-requests/reverts'
import { ruleSettings } from '../rules/rule-settings'
import { rules } from '../rules/rules'
import { type TraceStep, traces } from '../traces/traces'
import { createFindOriginal } from './find-original'
import { createFollowUpTools } from './follow-up/follow-up-tools'
import type { PipelineOptions } from './handle-delivery'
import { createLinkingTools } from './linking-tools'
import { createPutComment } from './put-comment'
import { createReviewingTools } from './reviewing-tools'

type FeatureRun = JobPayloads['run-feature']

/** One feature on one event. Everything is read again: the rule, the links and the pull request as it is now. */
export const createRunFeature =
  (
    { database, locks, access, clock, languageModel }: PipelineOptions,
    /** By this worker. */
    keptIssues = createKeptIssues(),
  ) =>
  async ({
    tenantId,
    inboxId,
    pullRequestId,
    event,
    rule,
    askedFor,
    followUpKey,
  }: FeatureRun): Promise<void> => {
    const tell = async (told: Pick<TraceStep, 'outcome' | 'detail'>) => {
      if (inboxId === undefined) return
      const step = { step: 'rule', subject: rule, ...told } as const
      await database.withTenant(tenantId, (sql) => traces(sql).add(inboxId, step))
    }
    const feature = features.find((known) => known.rule === rule)
    const kind = event as PullRequestEventKind
    const handle = feature?.on[kind]
    const start = await database.withTenant(tenantId, async (sql) => {
      const located = await pullRequests(sql).locate(pullRequestId)
      if (!located) return undefined
      const { repositoryId } = located
      const known = feature?.rule ?? 'auto-link'
      return {
        ...located,
        isOn: (await rules(sql).of(repositoryId)).has(known),
        onSince: await rules(sql).onSince(repositoryId, known),
        settings: await ruleSettings(sql).of(repositoryId),
        issueIds: askedOf(await linkedIssues(sql).of(pullRequestId), askedFor),
        takenBack: await reverts(sql).of(pullRequestId),
        receivedAt: inboxId === undefined ? undefined : await findReceivedAt(sql, inboxId),
      }
    })
    if (!handle || !start)
      return tell({ outcome: 'nothing to do', detail: 'There is nothing left to do it for.' })
    if (!start.isOn) return tell({ outcome: 'off' })

    const client = await access.gitHostOf(tenantId, start.connectionId)
    const { jira } = await access.jiraOf(tenantId)
    const pullRequest = await client.getPullRequest(start, start.number)
    const moveOnce = createMoveOnce({ database, locks, jira, tenantId })
    const asking = { located: start, now: clock(), isAskedFor: inboxId === undefined }
    const tools: FeatureTools = {
      reviewing: createReviewingTools({ database, client, jira, tenantId, pullRequestId, ...asking }),
      linking: createLinkingTools({
        ...{ database, client, jira, tenantId, inboxId, pullRequestId, located: start, now: clock() },
        ...{ keptIssues, author: pullRequest.author },
      }),
      getChangedFiles: () => client.getChangedFiles(start, start.number),
      async commentLevelOf(issueId) {
        const { level, levelOfProject } = start.settings['post-merge-summary']
        const projectId = await database.withTenant(tenantId, (sql) => issues(sql).findProjectId(issueId))
        return levelOfProject[projectId ?? ''] ?? level
      },
      putComment: createPutComment({ database, locks, jira, tenantId, now: clock(), askedFor }),
      readIssueWork: (issueId) => database.withTenant(tenantId, (sql) => readIssueWork(sql, issueId)),
      moveIssue: moveOnce,
      saveSummary: (summary) => database.withTenant(tenantId, (sql) => mergeSummaries(sql).save(summary)),
      findSummary: (id) => database.withTenant(tenantId, (sql) => mergeSummaries(sql).find(id)),
      languageModel,
      findFileText: (path, sha) => client.findFileText(start, path, sha),
      getReviewThreads: () => client.getReviewThreads(start, start.number),
      urlOfLine: getGitHost(start.host).urlOfLine,
      followUps: createFollowUpTools({
        ...{ database, locks, jira, clock, tenantId, pullRequestId, located: start },
        ...{ settings: start.settings['create-follow-ups'], isAskedFor: followUpKey !== undefined },
      }),
      findOriginal: createFindOriginal({ database, client, tenantId, pullRequestId }),
    }
    const { issueIds, takenBack, settings, onSince, receivedAt } = start
    const happened = {
      happenedAt: happenedAt(kind, pullRequest, receivedAt),
      settings,
      onSince,
      now: clock(),
      followUpKey,
    }
    const label = labelOf(start.host, start.number)
    await tell(await handle({ pullRequestId, pullRequest, label, issueIds, takenBack, ...happened }, tools))
  }

/** A person asks for one issue; the others keep what they have. */
const askedOf = (issueIds: readonly string[], askedFor: string | undefined): readonly string[] =>
  askedFor === undefined ? issueIds : issueIds.filter((issueId) => issueId === askedFor)

/** A host tells when a pull request was opened and merged; for anything else, it cannot be later than its delivery. */
const happenedAt = (kind: PullRequestEventKind, pull: PullRequest, receivedAt = pull.updatedAt): Date => {
  if (kind === 'opened') return pull.openedAt
  if (kind === 'merged') return pull.mergedAt ?? pull.updatedAt
  return new Date(Math.min(receivedAt.getTime(), pull.updatedAt.getTime()))
}
