import type { ActionAnswer, ActionName, ActionRequest } from '@throughline/shared/actions'
import type { Action, ActionTools } from '../src/actions/action'
import { systemClock } from '../src/clock'
import { createAccess } from '../src/connections/access'
import { parseMasterKeys } from '../src/connections/master-keys'
import { createKeyring } from '../src/connections/seal'
import { createDatabase } from '../src/database/database'
import { createSafeFetch } from '../src/fetch/safe-fetch'
import { silentLog } from '../src/log'
import type { Settings } from '../src/settings'

/** Asks for things as the dashboard does, as one person of one tenant. */
export const createAsking = (settings: Settings, tenantId: string) => {
  const database = createDatabase({ url: settings.databaseUrl, connections: 2, deadlineMs: 5_000 })
  const keyring = createKeyring(parseMasterKeys(settings.masterKeys))
  const fetch = createSafeFetch(settings.egress)
  const clock = systemClock
  const { mode, address, isReachable } = settings
  const access = createAccess({ database, keyring, fetch, clock, mode })
  const tools: ActionTools = {
    database,
    keyring,
    access,
    fetch,
    clock,
    log: silentLog,
    mode,
    address,
    isReachable,
  }
  const actor = { face: 'dashboard', name: 'Olu Adeyemi' } as const
  return {
    tools,
    ask: <Name extends ActionName>(
      action: Action<Name>,
      request: ActionRequest<Name>,
      more: Partial<ActionTools> = {},
    ): Promise<ActionAnswer<Name>> => action({ ...tools, ...more }, { tenantId, actor, request }),
    stop: () => database.close(),
  }
}
