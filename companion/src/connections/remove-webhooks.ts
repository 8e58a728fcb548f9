import { codeOf } from '../failure'
import type { SafeFetch } from '../fetch/safe-fetch'
import { jiraWebhooks } from '../jira/webhooks/jira-webhooks'
import type { Log } from '../log'
import { storedForm } from './checks/jira/stored-form'
import { hookAddress } from './checks/jira/webhook'
import { openSeal, type RunTools } from './checks/start-run'
import { type Connection, connections } from './connections'
import { signInTo } from './jira-sign-in'
import { type RemovedWebhooks, removeFromGitHost } from './remove-from-git-host'

interface Tools extends RunTools {
  readonly fetch: SafeFetch
  readonly address: string
  readonly log: Log
}

/** Deletes the webhooks of a connection that is about to end. Never throws: a dead other side must not keep it. */
export const removeWebhooks = (
  tools: Tools,
  tenantId: string,
  connection: Connection,
): Promise<RemovedWebhooks> =>
  connection.host === 'jira'
    ? removeFromJira(tools, tenantId, connection)
    : removeFromGitHost(tools, tenantId, connection)

const removeFromJira = async (
  tools: Tools,
  tenantId: string,
  connection: Connection,
): Promise<RemovedWebhooks> => {
  const hookIds = await tools.database.withTenant(tenantId, (sql) =>
    connections(sql).hookIds(connection.connectionId),
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
