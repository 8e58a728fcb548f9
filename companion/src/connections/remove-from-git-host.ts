import type { Database } from '../database/database'
import { codeOf, Failure } from '../failure'
import type { SafeFetch } from '../fetch/safe-fetch'
import { getGitHost } from '../git-hosts/index'
import type { Log } from '../log'
import type { Connection } from './connections'
import { openToken } from './open-secrets'
import type { Keyring } from './seal'
import { type MadeWebhook, webhooks } from './webhooks'

export interface RemovedWebhooks {
  readonly webhooksDeleted: number
  /** Those that the other side kept, or could not be asked about. Nothing that they send is let in. */
  readonly webhooksLeft: number
}

interface Tools {
  readonly database: Database
  readonly keyring: Keyring
  readonly fetch: SafeFetch
  readonly log: Log
}

/** Somebody waits for the answer. */
const MOST_MS = 30_000
const AT_ONCE = 4

/**
 * Deletes the webhooks of a git host, four at once and for 30 seconds at most. A host that does not answer, or refuses
 * the token, is not asked about the others. Never throws.
 */
export const removeFromGitHost = async (
  tools: Tools,
  tenantId: string,
  connection: Connection,
): Promise<RemovedWebhooks> => {
  const { database, fetch, log } = tools
  const { connectionId, host, baseUrl } = connection
  const made = await database.withTenant(tenantId, (sql) => webhooks(sql).made(connectionId))
  const left = (error: unknown) => log.warn({ tenant: tenantId, code: codeOf(error) }, 'a webhook was left')
  try {
    const token = made.length > 0 ? await openToken(tools, tenantId, connection) : ''
    const client = getGitHost(host).createClient({ baseUrl, token, fetch })
    const remove = ({ remoteId, ...repository }: MadeWebhook) => client.removeWebhook(repository, remoteId)
    const webhooksDeleted = await removeEach(made, remove, left)
    return { webhooksDeleted, webhooksLeft: made.length - webhooksDeleted }
  } catch (error) {
    left(error)
    return { webhooksDeleted: 0, webhooksLeft: made.length }
  }
}

const removeEach = async (
  made: readonly MadeWebhook[],
  remove: (webhook: MadeWebhook) => Promise<void>,
  left: (error: unknown) => void,
): Promise<number> => {
  const until = Date.now() + MOST_MS
  const waiting = [...made]
  let deleted = 0
  const work = async () => {
    for (let next = waiting.shift(); next && Date.now() < until; next = waiting.shift()) {
      try {
        await remove(next)
        deleted += 1
      } catch (error) {
        left(error)
        if (!isOfThisOne(error)) waiting.length = 0
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return deleted
}

/** True where the others may still be deleted. */
const isOfThisOne = (error: unknown): boolean =>
  error instanceof Failure && (error.code === 'git-host-refused' || error.code === 'git-host-not-found')
