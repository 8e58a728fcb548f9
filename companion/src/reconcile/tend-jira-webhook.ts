import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock'
import type { Access } from '../connections/access'
import { hookAddress } from '../connections/checks/jira/webhook'
import { openSeal } from '../connections/checks/start-run'
import { chosenProjects } from '../connections/chosen-projects'
import type { Connection } from '../connections/connections'
import { hookPlace, hookRoutes } from '../connections/hook-routes'
import { ensureWebhook } from '../connections/oauth/ensure-webhook'
import type { OAuthAccess } from '../connections/oauth/oauth-access'
import { registeredWebhooks, type StoredWebhook } from '../connections/oauth/registered-webhooks'
import { renewingFetch } from '../connections/oauth/renewing-fetch'
import { readProjectList } from '../connections/project-list'
import { storeHook } from '../connections/save-jira'
import type { Keyring } from '../connections/seal'
import type { Database } from '../database/database'
import { oauthAuth } from '../jira/auth/oauth'
import { type DynamicWebhooks, dynamicWebhooks, filterOf } from '../jira/webhooks/dynamic-webhooks'
import { readJiraEvent } from '../jira/webhooks/jira-event'
import { addJobs } from '../jobs/add-jobs'

export interface TendWebhookOptions {
  readonly database: Database
  readonly keyring: Keyring
  readonly access: Access
  readonly clock: Clock
  /** Where Jira reaches this companion. */
  readonly address: string
}

/** A webhook that is there is looked at this often. */
const CHECK_MS = 55 * 60_000

/** Keeps the webhook of a Jira by OAuth, and takes what Jira could not deliver. Throws `jira-*` failures. */
export const tendJiraWebhook = async (
  options: TendWebhookOptions,
  { tenantId, connection, oauth }: Tended,
): Promise<void> => {
  const { database, clock } = options
  const { connectionId, baseUrl } = connection
  const auth = oauthAuth(baseUrl, () => oauth.accessToken(tenantId, connectionId))
  const fetch = renewingFetch({ tenantId, connectionId, oauth }, oauth.fetch)
  const webhooks = dynamicWebhooks(auth, fetch)
  const known = await database.withTenant(tenantId, (sql) => registeredWebhooks(sql).find(connectionId))
  if (known) await takeUndelivered(options, { tenantId, connectionId, webhooks, known })
  if (known && clock().getTime() - known.checkedAt.getTime() < CHECK_MS && known.expiresAt > clock()) return
  const jqlFilter = await wantedFilter(options, tenantId, connectionId)
  if (jqlFilter === undefined) return
  const hookId = await openHook(options, tenantId, connectionId, oauth)
  const address = hookAddress(options.address, hookId)
  const registered = await ensureWebhook({ webhooks, address, jqlFilter, known, now: clock() })
  await database.withTenant(tenantId, (sql) => registeredWebhooks(sql).save(connectionId, registered))
}

interface Tended {
  readonly tenantId: string
  readonly connection: Connection
  readonly oauth: OAuthAccess
}

const wantedFilter = async (options: TendWebhookOptions, tenantId: string, connectionId: string) => {
  const { projects } = await readProjectList(options, tenantId, connectionId)
  const chosen = await options.database.withTenant(tenantId, (sql) => chosenProjects(sql).of(connectionId))
  return filterOf(
    projects.filter(({ projectId }) => chosen?.includes(projectId) ?? true).map(({ key }) => key),
  )
}

/** Where Jira's calls come in, with the secret of our app as it is now. */
const openHook = async (
  options: TendWebhookOptions,
  tenantId: string,
  connectionId: string,
  { account }: OAuthAccess,
): Promise<string> => {
  const { database } = options
  const seal = await openSeal(options, tenantId)
  const secret = account.webhookSecret
  const hook = await database.withTenant(tenantId, (sql) => hookRoutes(sql).find(connectionId))
  const [sealed] = hook?.sealedSecrets ?? []
  if (hook && sealed && (await seal.unseal(sealed, hookPlace(connectionId))) === secret) return hook.hookId
  const hookId = hook?.hookId ?? randomBytes(16).toString('hex')
  await database.withTenant(tenantId, (sql) =>
    storeHook(sql, seal, connectionId, { hook: { hookId, secret, isMade: true } }),
  )
  return hookId
}

interface Reading {
  readonly tenantId: string
  readonly connectionId: string
  readonly webhooks: DynamicWebhooks
  readonly known: StoredWebhook
}

/** The issues of what Jira could not deliver are read again, as if it had been delivered. */
const takeUndelivered = async (
  { database }: TendWebhookOptions,
  { tenantId, connectionId, webhooks, known }: Reading,
): Promise<void> => {
  const failed = await webhooks.failedSince(known.failuresTo)
  const latest = failed.at(-1)
  if (!latest) return
  const issueIds = new Set(failed.flatMap(({ body }) => readJiraEvent(body)?.issueId ?? []))
  await database.withTenant(tenantId, async (sql) => {
    await addJobs(
      sql,
      [...issueIds].map((issueId) => ({
        name: 'refresh-issue',
        key: `refresh ${tenantId} ${issueId} undelivered`,
        queue: undefined,
        payload: { tenantId, issueId },
      })),
    )
    const failuresTo = failed
      .map(({ failedAt }) => failedAt)
      .sort((a, b) => a.getTime() - b.getTime())
      .at(-1)
    await registeredWebhooks(sql).noteFailures(connectionId, failuresTo ?? latest.failedAt)
  })
}
