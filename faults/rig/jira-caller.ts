import { createAccess } from '../../companion/src/connections/access'
import { parseMasterKeys } from '../../companion/src/connections/master-keys'
import { createKeyring } from '../../companion/src/connections/seal'
import { createDatabase } from '../../companion/src/database/database'
import { loopbackOnly } from '../../companion/src/fetch/egress'
import { createSafeFetch } from '../../companion/src/fetch/safe-fetch'
import type { OAuthApp } from '../../companion/src/jira/auth/atlassian-account'

/** What a caller is told at its start. */
export interface ToCall {
  readonly url: string
  readonly masterKeys: string
  readonly tenantId: string
  readonly oauthApp: OAuthApp
  /** How many call at once. */
  readonly callers: number
}

/** What a caller says of one round. */
export interface WasCalled {
  readonly failed: number
  /** Why, each once. */
  readonly reasons: readonly string[]
}

const call = async (ask: () => Promise<unknown>): Promise<string | undefined> => {
  try {
    return (await ask()) === undefined ? 'Jira showed no issue.' : undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Reads an issue of Jira by OAuth, many times at once, whenever its parent says so. */
process.once('message', ({ url, masterKeys, tenantId, oauthApp, callers }: ToCall) => {
  const database = createDatabase({ url, connections: 6, deadlineMs: 10_000 })
  const access = createAccess({
    database,
    keyring: createKeyring(parseMasterKeys(masterKeys)),
    fetch: createSafeFetch(loopbackOnly),
    clock: () => new Date(),
    mode: 'self-managed',
    oauthApp,
  })
  process.on('message', async () => {
    const ended = await Promise.all(
      Array.from({ length: callers }, () =>
        call(async () => (await access.jiraOf(tenantId)).jira.findIssue('SHOP-7')),
      ),
    )
    const reasons = ended.filter((reason) => reason !== undefined)
    const wasCalled: WasCalled = { failed: reasons.length, reasons: [...new Set(reasons)] }
    process.send?.(wasCalled)
  })
  process.send?.('ready')
})
