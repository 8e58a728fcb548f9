import type { Clock } from '../clock'
import type { Access } from '../connections/access'
import { connections } from '../connections/connections'
import type { Database } from '../database/database'
import type { Locks } from '../database/locks'
import { getGitHost } from '../git-hosts/index'
import { takeDelivery } from '../inbox/inbox'
import type { LanguageModel } from '../language-model/language-model'
import { isMergeQueueBranch } from '../pull-requests/merge-queue'
import { labelOf } from '../pull-requests/pull-request'
import { repositories } from '../pull-requests/repositories'
import { isSkippedBot } from '../pull-requests/skip-rules'
import { readReconciled } from '../reconcile/reconciled-delivery'
import { ruleSettings } from '../rules/rule-settings'
import { type DeliveryFacts, type TraceStep, traces } from '../traces/traces'
import { findWrittenLinks } from './link-written-keys'
import { obeyComment } from './obey-comment'
import { storeAndQueue } from './store-and-queue'

export interface PipelineOptions {
  readonly database: Database
  readonly locks: Locks
  readonly access: Access
  readonly clock: Clock
  /** Undefined: summaries are written without one. */
  readonly languageModel?: LanguageModel | undefined
}

/** Names one delivery of one tenant. */
export interface DeliveryName {
  readonly tenantId: string
  readonly inboxId: string
}

/**
 * One delivery, from its row to stored state, links and one job for each feature whose rule is on. The delivery says
 * where to look; what is true is asked from the git host, so the order in which deliveries arrive changes nothing.
 */
export const createHandleDelivery =
  ({ database, locks, access, clock }: PipelineOptions) =>
  async (name: DeliveryName): Promise<void> => {
    const { tenantId } = name
    const tell = (facts: DeliveryFacts, ...steps: readonly TraceStep[]) =>
      database.withTenant(tenantId, (sql) => traces(sql).retell(name.inboxId, facts, steps))

    const delivery = await readBack(database, name)
    if (!delivery) return
    const gitHost = getGitHost(delivery.host)
    const event = readReconciled(delivery) ?? gitHost.read(delivery)
    if (!event)
      return tell({}, { step: 'read', outcome: 'nothing to do', detail: gitHost.whyIgnored(delivery) })

    const { connectionId } = delivery
    const facts = {
      repository: event.repository.name,
      label: labelOf(gitHost.id, event.number),
      kind: event.kind,
    }
    const read = { step: 'read', outcome: 'done', detail: `Pull request ${facts.label}.` } as const
    const repository = await database.withTenant(tenantId, (sql) =>
      repositories(sql).find(connectionId, event.repository),
    )
    if (!repository)
      return tell(facts, read, {
        step: 'matched',
        outcome: 'skipped',
        detail: 'This repository is not chosen.',
      })

    const { hostRepositoryId } = repository
    const key = `${tenantId} pull-request ${connectionId} ${hostRepositoryId} ${event.number}`
    const follow = async () => {
      // Before the git host is asked: what waits for Jira looks again and again, and must cost nothing there.
      await access.jiraOf(tenantId)
      const client = await access.gitHostOf(tenantId, connectionId)
      if (event.commentId !== undefined) {
        const { commentId, number } = event
        const comment = { database, access, client, tenantId, repository, number, commentId, now: clock() }
        return tell(facts, read, { step: 'rule', subject: 'auto-link', ...(await obeyComment(comment)) })
      }
      const pull = await client.getPullRequest(event.repository, event.number)
      const leave = (detail: string) => tell(facts, read, { step: 'fetched', outcome: 'skipped', detail })
      if (pull.repository.hostRepositoryId !== hostRepositoryId)
        return leave('Another repository has this name now.')
      if (isMergeQueueBranch(pull.branch)) return leave('A merge queue made this branch.')
      // What bots do refreshes the state and leaves the links as they are.
      const skipRules = await readSkipRules(database, tenantId, repository.repositoryId)
      const links = isSkippedBot(event.sender, skipRules)
        ? undefined
        : await findWrittenLinks({ database, access, clock, tenantId, pull, repository, skipRules })
      await storeAndQueue({ database, now: clock(), name, event, pull, repository, links, facts, read })
    }
    await locks.hold(key, follow).catch(async (error: unknown) => {
      // What waits is known by its name: people look for it.
      await database.withTenant(tenantId, (sql) => traces(sql).name(name.inboxId, facts)).catch(() => {})
      throw error
    })
  }

const readSkipRules = async (database: Database, tenantId: string, repositoryId: string) => {
  const { settings } = await database.withTenant(tenantId, (sql) =>
    ruleSettings(sql).find(repositoryId, 'skip-rules'),
  )
  return settings
}

/** Undefined when the delivery, its body or its connection is gone. */
const readBack = (database: Database, { tenantId, inboxId }: DeliveryName) =>
  database.withTenant(tenantId, async (sql) => {
    const delivery = await takeDelivery(sql, inboxId)
    if (delivery?.body === undefined) return undefined
    const connection = await connections(sql).find(delivery.connectionId)
    return connection && { ...delivery, body: delivery.body, host: connection.host }
  })
