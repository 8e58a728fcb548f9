import type { FollowUpTools } from '../../features/follow-up-tools'
import { followUpsOf } from '../../follow-ups/follow-ups-of'
import { leftOvers } from '../../follow-ups/left-overs'
import { standingTodos } from '../../follow-ups/standing-todos'
import { tellFollowUps } from '../../jobs/tell-follow-ups'
import { type CreateFollowUpOptions, createCreateFollowUp } from './create-follow-up'
import { createReadNamedIssues } from './read-named-issues'

/** What following up may ask and keep, about one pull request. */
export const createFollowUpTools = (options: CreateFollowUpOptions): FollowUpTools => {
  const { database, jira, tenantId, pullRequestId } = options
  const create = createCreateFollowUp(options)
  return {
    note: (items) =>
      database.withTenant(tenantId, async (sql) => {
        await leftOvers(sql).replace(pullRequestId, items)
        await tellFollowUps(sql, tenantId, pullRequestId)
        const known = await leftOvers(sql).known(pullRequestId)
        return items
          .filter(({ key }) => known.get(key)?.isDismissed !== true && known.get(key)?.isGone !== true)
          .map((item) => ({ ...item, followUpKey: known.get(item.key)?.followUpKey }))
      }),
    findStanding: () => database.withTenant(tenantId, (sql) => standingTodos(sql).leftBefore(pullRequestId)),
    noteLater: (changes) =>
      database.withTenant(tenantId, async (sql) => {
        await standingTodos(sql).change(pullRequestId, changes)
        return followUpsOf(sql, changes.gone)
      }),
    readNamedIssues: createReadNamedIssues(options),
    findByEmail: async (email) => (await jira.findByEmail(email))?.accountId,
    findNameToAssign: (accountId) => jira.findNameToAssign(accountId),
    async create(plan) {
      const outcome = await create(plan)
      await database.withTenant(tenantId, (sql) => tellFollowUps(sql, tenantId, pullRequestId))
      return outcome
    },
  }
}
