import type { Clock } from '../clock'
import type { Access } from '../connections/access'
import { connections } from '../connections/connections'
import type { Keyring } from '../connections/seal'
import { webhookTargetOf } from '../connections/webhook-target'
import { type WebhookOfRepository, webhooks } from '../connections/webhooks'
import type { Database } from '../database/database'
import type { Locks } from '../database/locks'
import { Failure, passesLater } from '../failure'
import { getGitHost } from '../git-hosts/index'
import { describe, type Log } from '../log'
import { checkWebhook } from './check-webhook'
import { findMissedChanges } from './find-missed-changes'
import type { Look } from './look'
import { type DueRepository, rounds } from './rounds'
import { takeFailedDeliveries } from './take-failed-deliveries'
import { tendWebhooks } from './tend-webhooks'

export interface ReconcileOptions {
  readonly database: Database
  readonly locks: Locks
  readonly access: Access
  readonly keyring: Keyring
  readonly clock: Clock
  readonly log: Log
  /** Where git hosts reach this companion. */
  readonly address: string
  /** False: there are no webhooks, and everything is found by asking. */
  readonly isReachable: boolean
}

interface Round {
  readonly tenantId: string
  readonly connectionId: string
}

/** Two or three calls for each repository, or one where there are no webhooks: well within 5,000 an hour. */
const MOST_REPOSITORIES = { withWebhooks: 60, polled: 40 }

/** The delivery of a younger change may still be on its way. */
const GRACE_MS = 30_000

/** A webhook that works is looked at this often; what it does not tell is found all the same. */
const WEBHOOK_AGE_MS = 15 * 60 * 1000

/**
 * One round of one connection: webhooks that are due are made or removed, deliveries that failed are taken, and what
 * changed without our knowing becomes a delivery of its own. What passes later ends the round; the next one goes on where
 * this one stopped. Two rounds of a connection never run at once.
 */
export const createReconcile =
  (options: ReconcileOptions) =>
  async ({ tenantId, connectionId }: Round): Promise<void> => {
    const { locks, log } = options
    const about = { tenant: tenantId, connection: connectionId }
    try {
      await locks.hold(`${tenantId} reconcile ${connectionId}`, () =>
        runRound(options, { tenantId, connectionId }),
      )
    } catch (error) {
      if (error instanceof Failure && error.code === 'effect-busy') return
      if (!passesLater(error)) throw error
      log.warn({ ...about, ...describe(error) }, 'a round of asking for what never arrived broke off')
    }
  }

const runRound = async (options: ReconcileOptions, round: Round) => {
  const { database, access, clock, log, isReachable } = options
  const { tenantId, connectionId } = round
  const connection = await database.withTenant(tenantId, (sql) => connections(sql).find(connectionId))
  if (!connection?.sealedToken) return
  const client = await access.gitHostOf(tenantId, connectionId)
  const gitHost = getGitHost(connection.host)
  if (isReachable) {
    await database.withTenant(tenantId, (sql) => webhooks(sql).want(connectionId))
    const target = await webhookTargetOf(options, tenantId, connectionId)
    await tendWebhooks({ database, client, tenantId, connectionId, target })
  }
  const most = isReachable ? MOST_REPOSITORIES.withWebhooks : MOST_REPOSITORIES.polled
  const due = await database.withTenant(tenantId, (sql) => rounds(sql).due(connectionId, most))
  let kept = 0
  for (const repository of due) {
    const look = { database, clock, client, gitHost, tenantId, connectionId, repository }
    kept += await lookAt(look, repository, isReachable)
  }
  if (kept > 0) log.info({ tenant: tenantId, connection: connectionId, kept }, 'found what never arrived')
}

/** Returns how many deliveries were missing. A repository that is out of reach does not keep the others waiting. */
const lookAt = async (look: Look, repository: DueRepository, isReachable: boolean): Promise<number> => {
  const { database, tenantId } = look
  const { repositoryId, deliveriesTo: since } = repository
  try {
    const failed = isReachable ? await failedOf(look, since) : nothingFailed(since)
    const { numbers: told, to: deliveriesTo } = failed
    const graceMs = isReachable ? GRACE_MS : 0
    const missed = await findMissedChanges(look, { since: repository.changesTo, told, graceMs })
    const cursors = { deliveriesTo, changesTo: missed.to }
    await database.withTenant(tenantId, (sql) => rounds(sql).save(repositoryId, cursors))
    return failed.kept + missed.kept
  } catch (error) {
    if (!isOutOfReach(error)) throw error
    await database.withTenant(tenantId, async (sql) => {
      await rounds(sql).save(repositoryId, repository)
      const webhook = await webhooks(sql).find(repositoryId)
      if (webhook)
        await webhooks(sql).save(repositoryId, { ...webhook, state: 'refused', reason: 'git.repoGone' })
    })
    return 0
  }
}

const nothingFailed = (to: Date) => ({ numbers: new Set<number>(), kept: 0, to })

const isOutOfReach = (error: unknown) =>
  error instanceof Failure && (error.code === 'git-host-not-found' || error.code === 'git-host-refused')

/** A webhook is looked at itself where its list of deliveries leaves a question. */
const failedOf = async (look: Look, since: Date) => {
  const { database, tenantId, repository, clock } = look
  const webhook = await database.withTenant(tenantId, (sql) => webhooks(sql).find(repository.repositoryId))
  if (webhook?.remoteId === undefined) return nothingFailed(since)
  const state = isOld(webhook, clock()) ? await checkWebhook(look, webhook) : webhook.state
  if (state === 'missing') return nothingFailed(since)
  return takeFailedDeliveries(look, webhook.remoteId, since).catch(async (error: unknown) => {
    if (!(error instanceof Failure && error.code === 'git-host-not-found')) throw error
    await checkWebhook(look, webhook)
    return nothingFailed(since)
  })
}

const isOld = ({ state, checkedAt }: WebhookOfRepository, now: Date) =>
  state !== 'works' || checkedAt === undefined || now.getTime() - checkedAt.getTime() > WEBHOOK_AGE_MS
