import { PanelRequest } from '@throughline/shared/panel'
import { Hono } from 'hono'
import { connections } from '../connections/connections'
import type { Database } from '../database/database'
import { Failure } from '../failure'
import { readPanel } from '../panel/read-panel'
import { declareAuth } from './declared-auth'
import { enterForge, type ForgeEntrance, jsonIn } from './enter-forge'
import type { Invocation } from './forge-token'

interface PanelOptions extends ForgeEntrance {
  /** For what the panel shows; the entrance's `door` is the inbox's own small pool. */
  readonly database: Database
  /** Where this companion is reached, as the admin page says it. */
  readonly address: string
  readonly nextReadSeconds: number
}

/**
 * POST /forge/panel/read and /forge/setup/read: asked by the Forge app's functions after they checked, as the person,
 * what that person may see in Jira.
 */
export const panel = ({ database, address, nextReadSeconds, ...entrance }: PanelOptions) => {
  return new Hono()
    .post('/forge/panel/read', declareAuth('forge-function'), async (context) => {
      const entered = await enterForge(entrance, context.req.raw, ['function', 'browser'])
      if (entered instanceof Response) return entered
      const asked = PanelRequest.safeParse(jsonIn(entered.raw))
      if (!asked.success) return context.text('Name the issue and the account.', 400)
      if (!agrees(entered.invocation, asked.data))
        throw new Failure('not-allowed', 'The token names another issue.')
      const shown = await database.withTenant(entered.tenant.tenantId, (sql) =>
        readPanel(sql, asked.data.issueId, nextReadSeconds),
      )
      return context.json(shown)
    })
    .post('/forge/setup/read', declareAuth('forge-function'), async (context) => {
      const entered = await enterForge(entrance, context.req.raw, ['function'])
      if (entered instanceof Response) return entered
      const hosts = await database.withTenant(entered.tenant.tenantId, (sql) => connections(sql).gitHosts())
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
