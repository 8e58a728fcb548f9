import type { FollowUpTools } from '../../features/follow-up-tools'
import { leftOvers } from '../../follow-ups/left-overs'
import { type CreateFollowUpOptions, createCreateFollowUp } from './create-follow-up'
import { createReadNamedIssues } from './read-named-issues'

/** What following up may ask and keep, about one pull request. */
export const createFollowUpTools = (options: CreateFollowUpOptions): FollowUpTools => {
  const { database, tenantId, pullRequestId } = options
  return {
    note: (items) =>
      database.withTenant(tenantId, async (sql) => {
        await leftOvers(sql).replace(pullRequestId, items)
        const known = await leftOvers(sql).known(pullRequestId)
        return items
          .filter(({ key }) => known.get(key)?.isDismissed !== true)
          .map((item) => ({ ...item, followUpKey: known.get(item.key)?.followUpKey }))
      }),
    readNamedIssues: createReadNamedIssues(options),
    create: createCreateFollowUp(options),
  }
}
