import type { Repository } from '../pull-requests/pull-request'
import type { Delivery } from './git-host'

/** Where a webhook of ours sends to, and what it signs with. */
export interface WebhookTarget {
  readonly address: string
  readonly secret: string
}

/** A webhook as the host has it. */
export interface HostWebhook {
  readonly isOn: boolean
  /** Whether its newest delivery was answered well; undefined while there was none. */
  readonly wasAnswered: boolean | undefined
}

/** A delivery that got no good answer, and never got one later. */
export interface FailedDelivery {
  /** What the inbox knows it by. */
  readonly deliveryId: string
  /** What the host finds it by. */
  readonly attemptId: string
  readonly sentAt: Date
}

export interface FailedDeliveries {
  /** Oldest first. */
  readonly failed: readonly FailedDelivery[]
  /** When the newest delivery of all was sent, failed or not. */
  readonly newest: Date | undefined
}

/** The webhooks of repositories, and what became of their deliveries. All throw `git-host-not-found` for one that is gone. */
export interface WebhookClient {
  /** Makes one, or takes over the one that sends there already. Returns the host's id of it. */
  makeWebhook(repository: Repository, target: WebhookTarget): Promise<string>
  /** Undefined when it is gone. */
  findWebhook(repository: Repository, webhookId: string): Promise<HostWebhook | undefined>
  /** Switches it on again, with this address and secret and our events. */
  renewWebhook(repository: Repository, webhookId: string, target: WebhookTarget): Promise<void>
  /** Asks the host to send a delivery that says nothing. */
  pingWebhook(repository: Repository, webhookId: string): Promise<void>
  /** One that is gone already is as good as removed. */
  removeWebhook(repository: Repository, webhookId: string): Promise<void>
  /** Of those after `since`; at most the host's newest 1,000 are looked at. */
  listFailedDeliveries(repository: Repository, webhookId: string, since: Date): Promise<FailedDeliveries>
  /** The delivery as it was sent. */
  getDelivery(repository: Repository, webhookId: string, attemptId: string): Promise<Delivery>
}
