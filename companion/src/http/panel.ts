import { PanelRequest } from '@throughline/shared/panel'
import { Hono } from 'hono'
import type { Clock } from '../clock'
import { connections } from '../connections/connections'
import type { Keyring } from '../connections/seal'
import { renewSystemToken } from '../connections/system-token'
import type { Database } from '../database/database'
import { Failure } from '../failure'
import { readPanel } from '../panel/read-panel'
import { openInstallation } from '../tenants/installations'
import { declareAuth } from './declared-auth'
import type { Invocation, VerifyForgeToken } from './forge-token'
import { readRawBody } from './raw-body'

interface PanelOptions {
  /** For what the panel shows. */
  readonly database: Database
  /** The inbox's own small pool, for the door's questions. */
  readonly door: Database
  readonly keyring: Keyring
  readonly verify: VerifyForgeToken
  readonly clock: Clock
  /** Where this companion is reached, as the admin page says it. */
  readonly address: string
  readonly nextReadSeconds: number
}

/**
 * POST /forge/panel/read and /forge/setup/read: asked by the Forge app's functions after they checked, as the person,
 * what that person may see in Jira.
 */
export const panel = ({ database, door, keyring, verify, clock, address, nextReadSeconds }: PanelOptions) => {
  const enter = async (request: Request) => {
    const invocation = await verify(request.headers.get('authorization') ?? undefined)
    if (invocation.kind === 'event') throw new Failure('not-allowed', 'This token was made for events.')
    const raw = await readRawBody(request)
    if (raw instanceof Response) return raw
    const tenant = await openInstallation(door, keyring, invocation)
    const token = request.headers.get('x-forge-oauth-system')
    if (token) await renewSystemToken({ database: door, keyring, clock }, tenant, token)
    return { invocation, tenantId: tenant.tenantId, body: jsonIn(raw) }
  }

  return new Hono()
    .post('/forge/panel/read', declareAuth('forge-function'), async (context) => {
      const entered = await enter(context.req.raw)
      if (entered instanceof Response) return entered
      const asked = PanelRequest.safeParse(entered.body)
      if (!asked.success) return context.text('Name the issue and the account.', 400)
      if (!agrees(entered.invocation, asked.data))
        throw new Failure('not-allowed', 'The token names another issue.')
      const shown = await database.withTenant(entered.tenantId, (sql) =>
        readPanel(sql, asked.data.issueId, nextReadSeconds),
      )
      return context.json(shown)
    })
    .post('/forge/setup/read', declareAuth('forge-function'), async (context) => {
      const entered = await enter(context.req.raw)
      if (entered instanceof Response) return entered
      if (entered.invocation.kind !== 'function')
        throw new Failure('not-allowed', 'Only the app itself may ask for this.')
      const hosts = await database.withTenant(entered.tenantId, (sql) => connections(sql).gitHosts())
      const gitHosts = hosts.map(({ id, host, baseUrl, repositoryCount }) => ({
        id,
        host,
        name: new URL(baseUrl).host,
        repositoryCount,
      }))
      return context.json({ gitHosts, companionAddress: address })
    })
}

/** A browser's token names issue and account itself; a body that says otherwise is somebody's attempt. */
const agrees = (invocation: Invocation, asked: PanelRequest): boolean => {
  if (invocation.kind !== 'browser') return true
  return invocation.issueId === asked.issueId && invocation.accountId === asked.accountId
}

const jsonIn = (raw: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(raw))
  } catch {
    return undefined
  }
}
