import { connections } from '../connections/connections'
import { siteUrlOf } from '../connections/site-url'
import type { TenantSql } from '../database/database'
import { createTellComment, MOST_COMMENTS_IN_AN_HOUR, type ToldOutcome } from '../effects/told-comment'
import { tellStatus } from '../effects/told-status'
import { findNewestInboxId } from '../inbox/inbox'
import type { JobPayloads } from '../jobs/add-jobs'
import { bands } from '../link-scoring/bands'
import { commentOf, NO_FOLLOW_UP, NOBODY_SUGGESTED, type ToldState } from '../pull-requests/comment-words'
import { linkSuggestions } from '../pull-requests/link-suggestions'
import { pullRequests } from '../pull-requests/pull-requests'
import { skipReason } from '../pull-requests/skip-rules'
import { STATUS_CONTEXT, statusOf } from '../pull-requests/status-words'
import type { ToldFollowUps } from '../pull-requests/told-follow-ups'
import { readToldState } from '../pull-requests/told-state'
import { ruleSettings } from '../rules/rule-settings'
import { rules } from '../rules/rules'
import { traces } from '../traces/traces'
import type { PipelineOptions } from './handle-delivery'

type TellOptions = Pick<PipelineOptions, 'database' | 'locks' | 'access'>
type Known = NonNullable<Awaited<ReturnType<typeof read>>>

/**
 * Makes what we say on a pull request agree with its links as they stand: one comment, and a commit status where that is
 * set. A comment is begun where a link was made that is not beyond doubt, where a command was not obeyed, and where a
 * setting has reviewers or follow-ups named.
 */
export const createTellPullRequest =
  (options: TellOptions) =>
  async ({ tenantId, pullRequestId, refused = [] }: JobPayloads['tell-pull-request']): Promise<void> => {
    const known = await options.database.withTenant(tenantId, (sql) => read(sql, pullRequestId))
    if (!known) return
    const told = { ...known, told: { ...known.told, refused } }
    if ((await tellByComment(options, tenantId, told)) === 'too many')
      await options.database.withTenant(tenantId, (sql) => traceLeftOut(sql, pullRequestId))
    await tellByStatus(options, tenantId, told)
  }

/** Whoever misses the comment finds why it is missing with the pull request's newest delivery. */
const traceLeftOut = async (sql: TenantSql, pullRequestId: string): Promise<void> => {
  const inboxId = await findNewestInboxId(sql, pullRequestId)
  if (inboxId === undefined) return
  const detail = `No comment on the pull request: its repository got ${MOST_COMMENTS_IN_AN_HOUR} in the last hour.`
  await traces(sql).add(inboxId, { step: 'told', outcome: 'skipped', detail })
}

type Told = Known & { readonly told: ToldState }

const tellByComment = async (
  { database, locks, access }: TellOptions,
  tenantId: string,
  known: Told,
): Promise<ToldOutcome | undefined> => {
  const { located, told, isOn, settings, isDoubtful } = known
  const said = commentOf(isOn ? told : { ...told, ...withoutLinks })
  const text = said ?? nothingToSay(known)
  if (text === undefined) return undefined
  const client = await access.gitHostOf(tenantId, located.connectionId)
  return createTellComment({ database, locks, client, tenantId })({
    ...{ repositoryId: located.repositoryId, repository: located, number: located.number },
    ...{ pullRequestId: known.pullRequestId, text },
    mayBegin:
      told.reviewers.length > 0 ||
      tellsOf(told.followUps) ||
      (isOn && (told.refused.length > 0 || (settings.tellsAuthor && isDoubtful))),
  })
}

const nothingToSay = ({ namesReviewers, tellsFollowUps }: Known): string | undefined => {
  if (namesReviewers) return NOBODY_SUGGESTED
  return tellsFollowUps ? NO_FOLLOW_UP : undefined
}

const tellsOf = ({ left, created, isParked }: ToldFollowUps): boolean =>
  left !== undefined || created.length > 0 || isParked

/** Where links are nobody's business, the comment names reviewers alone. */
const withoutLinks = { links: [], unlinked: [], needsNone: false } as const

const tellByStatus = async ({ database, access }: TellOptions, tenantId: string, known: Told) => {
  const { located, told, isOn, settings, skipRules, jiraUrl, pullRequestId } = known
  const isOpen = located.state === 'open' || located.state === 'draft'
  if (!isOn || !settings.status || !isOpen) return
  const client = await access.gitHostOf(tenantId, located.connectionId)
  const pull = await client.getPullRequest(located, located.number)
  const { key, ...words } = statusOf(told, skipReason(pull, skipRules) !== undefined)
  const url = key !== undefined && jiraUrl !== undefined ? `${jiraUrl}/browse/${key}` : undefined
  await tellStatus({
    ...{ database, client, tenantId, pullRequestId, repository: located, sha: pull.headSha },
    status: { ...words, context: STATUS_CONTEXT, url },
  })
}

const read = async (sql: TenantSql, pullRequestId: string) => {
  const located = await pullRequests(sql).locate(pullRequestId)
  if (!located) return undefined
  const { repositoryId, isPrivate } = located
  const jira = await connections(sql).findJira()
  const { isInferred, ...told } = await readToldState(sql, { pullRequestId, isPublic: !isPrivate })
  const suggestion = await linkSuggestions(sql).find(pullRequestId)
  const areOn = await rules(sql).of(repositoryId)
  return {
    pullRequestId,
    located,
    told,
    isOn: areOn.has('auto-link'),
    settings: (await ruleSettings(sql).find(repositoryId, 'auto-link')).settings,
    namesReviewers: (await ruleSettings(sql).find(repositoryId, 'suggest-reviewers')).settings
      .namesOnPullRequest,
    tellsFollowUps:
      areOn.has('create-follow-ups') &&
      (await ruleSettings(sql).find(repositoryId, 'create-follow-ups')).settings.tellsPullRequest,
    skipRules: (await ruleSettings(sql).find(repositoryId, 'skip-rules')).settings,
    isDoubtful: isInferred && suggestion !== undefined && suggestion.confidence < bands.linkSilently,
    jiraUrl: siteUrlOf(jira),
  }
}
