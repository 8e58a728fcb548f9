import type { Records } from '../records'
import type { FakeWebhook } from '../state'

/** Webhooks that administrators have made. */
export function createWebhookStore(records: Records) {
  const webhooks = (): readonly FakeWebhook[] => records.state().webhooks
  return {
    webhooks,
    findWebhook: (id: string): FakeWebhook | undefined => webhooks().find((each) => String(each.id) === id),

    addWebhook(webhook: Omit<FakeWebhook, 'id'>): FakeWebhook {
      const added = { id: records.nextId(), ...webhook }
      records.state().webhooks.push(added)
      records.changes.tell({ issueId: '', what: 'webhooks' })
      return added
    },

    editWebhook(webhook: FakeWebhook, change: Partial<FakeWebhook>) {
      Object.assign(webhook, change)
      records.changes.tell({ issueId: '', what: 'webhooks' })
    },

    removeWebhook(webhook: FakeWebhook) {
      const state = records.state()
      state.webhooks = state.webhooks.filter((each) => each !== webhook)
      records.changes.tell({ issueId: '', what: 'webhooks' })
    },
  }
}
