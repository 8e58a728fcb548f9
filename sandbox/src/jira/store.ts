import type { Clock } from '@throughline/companion/clock'
import { createCommentStore } from './comment-store'
import { createCreateStore } from './create-store'
import { createIssueStore } from './issue-store'
import { createRecords } from './records'
import { createRemoteLinkStore } from './remote-link-store'
import { createWebhookStore } from './webhooks/webhook-store'

export type JiraStore = ReturnType<typeof createJiraStore>

/** The site's issues with what hangs on them. */
export function createJiraStore(clock: Clock) {
  const records = createRecords(clock)
  return {
    onChange: records.changes.add,
    onProductEvent: records.productEvents.add,
    onHappening: records.happenings.add,
    state: records.state,
    replaceState: records.replaceState,
    ...createIssueStore(records),
    ...createCommentStore(records),
    ...createCreateStore(records),
    ...createRemoteLinkStore(records),
    ...createWebhookStore(records),
  }
}
