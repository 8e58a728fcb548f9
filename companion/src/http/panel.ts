import { PanelRequest } from '@throughline/shared/panel'
import { RuleId } from '@throughline/shared/rules'
import { Hono } from 'hono'
import type { Database } from '../database/database'
import { Failure } from '../failure'
import { readPanelHealth } from '../panel/panel-health'
import { readPanel } from '../panel/read-panel'
import { readSetup } from '../panel/setup/read-setup'
import { declareAuth } from './declared-auth'
import { enterForge, type ForgeEntrance, jsonIn } from './enter-forge'
import type { Invocation } from './forge-token'

interface PanelOptions extends ForgeEntrance {
  /** For what the panel shows; the entrance's `door` is the inbox's own small pool. */
  readonly database: Database
  /** Where this companion is reached, as the admin page says it. */
  readonly address: string
  readonly nextReadSeconds: number
  /** The rules whose features exist, in running order; all that are described where nobody says. */
  readonly builtRules?: readonly RuleId[]
}

/**
 * POST /forge/panel/read and /forge/setup/read: asked by the Forge app's functions after they checked, as the person,
 * what that person may see in Jira.
 */
export const panel = ({
  database,
  address,
  nextReadSeconds,
  builtRules = RuleId.options,
  ...entrance
}: PanelOptions) => {
  return new Hono()
    .post('/forge/panel/read', declareAuth('forge-function'), async (context) => {
      const entered = await enterForge(entrance, context.req.raw, ['function', 'browser'])
      if (entered instanceof Response) return entered
      const asked = PanelRequest.safeParse(jsonIn(entered.raw))
      if (!asked.success) return context.text('Name the issue and the account.', 400)
      if (!agrees(entered.invocation, asked.data))
        throw new Failure('not-allowed', 'The token names another issue.')
      const shown = await database.withTenant(entered.tenant.tenantId, async (sql) => ({
        ...(await readPanel(sql, asked.data.issueId, nextReadSeconds, asked.data.accountId)),
        health: await readPanelHealth(sql, entrance.clock()),
      }))
      return context.json(shown)
    })
    .post('/forge/setup/read', declareAuth('forge-function'), async (context) => {
      const entered = await enterForge(entrance, context.req.raw, ['function'])
      if (entered instanceof Response) return entered
      const shown = await database.withTenant(entered.tenant.tenantId, (sql) =>
        readSetup(sql, { companionAddress: address, builtRules, now: entrance.clock() }),
      )
      return context.json(shown)
    })
}

/** A browser's token names issue and account itself; a body that says otherwise is somebody's attempt. */
const agrees = (invocation: Invocation, asked: PanelRequest): boolean => {
  if (invocation.kind !== 'browser') return true
  return invocation.issueId === asked.issueId && invocation.accountId === asked.accountId
}
