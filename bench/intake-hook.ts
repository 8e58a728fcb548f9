import { createHmac } from 'node:crypto'
import { addGitHost } from '@throughline/companion/connections/add-git-host'
import { parseMasterKeys } from '@throughline/companion/connections/master-keys'
import { createKeyring } from '@throughline/companion/connections/seal'
import { createDatabase } from '@throughline/companion/database/database'
import { findFreePort } from '@throughline/companion/database/embedded-port'
import { installTenants } from './installed-tenants'
import type { LoadRequest } from './load'
import type { OwnPostgres } from './own-postgres'

/** Where deliveries of the one repository go, and what signs them. */
export interface ShopHook {
  readonly path: string
  readonly secret: string
}

/** The id of the repository in every delivery of this bench. */
export const SHOP_ID = 7

/** One tenant, whose git host answers and whose Jira is gone: nothing listens at its address. */
export const connectShop = async (postgres: OwnPostgres, gitHostUrl: string): Promise<ShopHook> => {
  const jiraUrl = `http://127.0.0.1:${await findFreePort()}`
  const [tenant] = await installTenants(postgres, 1, jiraUrl)
  const database = createDatabase({ url: postgres.url, connections: 1, deadlineMs: 10_000 })
  const keyring = createKeyring(parseMasterKeys(postgres.masterKeys))
  const shop = {
    hostRepositoryId: String(SHOP_ID),
    name: 'acme/shop',
    isPrivate: false,
    projectIds: ['10000'],
  }
  const { hookId, secret } = await addGitHost(
    { database, keyring },
    {
      tenantId: tenant?.tenantId ?? '',
      host: 'github',
      baseUrl: gitHostUrl,
      token: 'a token',
      repositories: [shop],
    },
  )
  await database.close()
  return { path: `/webhooks/${hookId}`, secret }
}

/** A delivery as GitHub sends it, but for its id, which is new for each request. */
export const signedDelivery = (text: string, { secret }: ShopHook): LoadRequest => {
  const body = Buffer.from(text)
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  return { headers: { 'x-github-event': 'pull_request', 'x-hub-signature-256': `sha256=${signature}` }, body }
}
