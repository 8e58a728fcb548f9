import { randomBytes, randomUUID } from 'node:crypto'
import type { GitHostId } from '@throughline/shared/pull-request'
import type { Database } from '../database/database'
import type { Repository } from '../pull-requests/pull-request'
import { repositories } from '../pull-requests/repositories'
import { tenants } from '../tenants/tenants'
import { connections, tokenPlace } from './connections'
import { hookPlace, hookRoutes } from './hook-routes'
import type { Keyring, TenantSeal } from './seal'

interface NewGitHost {
  readonly tenantId: string
  readonly host: GitHostId
  /** Of its REST API, such as https://api.github.com. */
  readonly baseUrl: string
  readonly token: string
  /** The chosen repositories, each with Jira's ids of the projects it may reach. */
  readonly repositories: readonly (Repository & { readonly projectIds: readonly string[] })[]
}

/** What the git host has to be told, so that its deliveries are let in. Shown once. */
export interface NewHook {
  readonly connectionId: string
  /** 128 random bits in hex: the address is `/webhooks/<hookId>`. */
  readonly hookId: string
  readonly secret: string
}

/** Stores a git host that is connected by token: the token and the webhook's secret are sealed before they are stored. */
export const addGitHost = async (
  { database, keyring }: { readonly database: Database; readonly keyring: Keyring },
  { tenantId, host, baseUrl, token, repositories: chosen }: NewGitHost,
): Promise<NewHook> => {
  const connectionId = randomUUID()
  const wrapped = await database.withTenant(tenantId, (sql) => tenants(sql).wrappedKey())
  const seal = await keyring.openTenant(tenantId, wrapped)
  const sealedToken = await seal.seal(token, tokenPlace(connectionId))
  const { hookId, secret, sealedSecret } = await newHook(seal, connectionId)

  await database.withTenant(tenantId, async (sql) => {
    await connections(sql).add({ connectionId, host, mode: 'pat', baseUrl, sealedToken })
    await hookRoutes(sql).add(connectionId, hookId, host, [sealedSecret])
    for (const { projectIds, ...repository } of chosen) {
      const repositoryId = await repositories(sql).choose(connectionId, repository)
      for (const projectId of projectIds) await repositories(sql).map(repositoryId, projectId)
    }
  })
  return { connectionId, hookId, secret }
}

/** An address that nobody guesses, and what the deliveries to it are signed with. */
export const newHook = async (seal: TenantSeal, connectionId: string) => {
  const hookId = randomBytes(16).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  return { hookId, secret, sealedSecret: await seal.seal(secret, hookPlace(connectionId)) }
}
