import { audit } from '../audit/audit'
import { connections } from '../connections/connections'
import { removeWebhooks } from '../connections/remove-webhooks'
import { Failure } from '../failure'
import type { Action } from './action'

/**
 * Ends a connection: its webhooks are deleted where the other side lets us, its secrets destroyed in any case. Comments,
 * issues and links stay where they are.
 */
export const disconnect: Action<'disconnect'> = async (tools, { tenantId, actor, request }) => {
  const { connectionId } = request
  const connection = await tools.database.withTenant(tenantId, (sql) => connections(sql).find(connectionId))
  if (!connection) throw new Failure('not-there', 'This connection is there no longer. Nothing was changed.')
  if (connection.mode === 'forge')
    throw new Failure(
      'cannot-connect',
      'This Jira is connected by its app. Remove the app in Jira, or unpair it, instead.',
    )
  const removed = await removeWebhooks(tools, tenantId, connection)
  await tools.database.withTenant(tenantId, async (sql) => {
    await connections(sql).end(connectionId)
    const { host, baseUrl, siteUrl = baseUrl, accountName } = connection
    await audit(sql).add({
      actor,
      action: 'disconnect',
      subject: new URL(siteUrl).host,
      before: { host, baseUrl, account: accountName },
      after: removed,
    })
  })
  return removed
}
