import { codeOf } from '../failure'
import type { SafeFetch } from '../fetch/safe-fetch'
import { oauthAuth } from '../jira/auth/oauth'
import { dynamicWebhooks } from '../jira/webhooks/dynamic-webhooks'
import { jiraWebhooks } from '../jira/webhooks/jira-webhooks'
import type { Log } from '../log'
import type { Access } from './access'
import { storedForm } from './checks/jira/stored-form'
import { hookAddress } from './checks/jira/webhook'
import { openSeal, type RunTools } from './checks/start-run'
import type { Connection } from './connections'
import { hookRoutes } from './hook-routes'
import { signInTo } from './jira-sign-in'
import { type RemovedWebhooks, removeFromGitHost } from './remove-from-git-host'

interface Tools extends RunTools {
  readonly fetch: SafeFetch
  readonly address: string
  readonly log: Log
  readonly access: Pick<Access, 'oauth'>
}

/** Deletes the webhooks of a connection that is about to end. Never throws: a dead other side must not keep it. */
export const removeWebhooks = (
  tools: Tools,
  tenantId: string,
  connection: Connection,
): Promise<RemovedWebhooks> => {
  if (connection.host !== 'jira') return removeFromGitHost(tools, tenantId, connection)
  return connection.mode === 'oauth'
    ? removeRegistered(tools, tenantId, connection)
    : removeFromJira(tools, tenantId, connection)
}

const removeFromJira = async (
  tools: Tools,
  tenantId: string,
  connection: Connection,
): Promise<RemovedWebhooks> => {
  const hookIds = await tools.database.withTenant(tenantId, (sql) =>
    hookRoutes(sql).idsOf(connection.connectionId),
  )
  let deleted = 0
  let left = 0
  for (const hookId of hookIds) {
    try {
      if (await removeOne(tools, { tenantId, connection, hookId })) deleted += 1
    } catch (error) {
      left += 1
      tools.log.warn({ tenant: tenantId, code: codeOf(error) }, 'a webhook could not be deleted')
    }
  }
  return { webhooksDeleted: deleted, webhooksLeft: left }
}

/** What an app by OAuth has registered; all that Jira lists is ours. */
const removeRegistered = async (
  { access, fetch, log }: Tools,
  tenantId: string,
  { connectionId, baseUrl }: Connection,
): Promise<RemovedWebhooks> => {
  const { oauth } = access
  if (!oauth) return { webhooksDeleted: 0, webhooksLeft: 1 }
  try {
    const auth = oauthAuth(baseUrl, () => oauth.accessToken(tenantId, connectionId))
    const webhooks = dynamicWebhooks(auth, fetch)
    const listed = await webhooks.list()
    await webhooks.remove(listed.map(({ remoteId }) => remoteId))
    return { webhooksDeleted: listed.length, webhooksLeft: 0 }
  } catch (error) {
    log.warn({ tenant: tenantId, code: codeOf(error) }, 'a webhook could not be deleted')
    return { webhooksDeleted: 0, webhooksLeft: 1 }
  }
}

interface OneWebhook {
  readonly tenantId: string
  readonly connection: Connection
  readonly hookId: string
}

const removeOne = async (tools: Tools, { tenantId, connection, hookId }: OneWebhook): Promise<boolean> => {
  const { deployment = 'cloud', version, baseUrl } = connection
  const form = await storedForm(await openSeal(tools, tenantId), connection)
  if (!form) throw new Error('there is no token any more')
  const webhooks = jiraWebhooks(signInTo(deployment, baseUrl, form), tools.fetch, { deployment, version })
  return webhooks.remove(hookAddress(tools.address, hookId))
}
