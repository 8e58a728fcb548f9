import { closeSync, openSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Assignment } from '@throughline/companion/child'
import { findFreePort } from '@throughline/companion/database/embedded-port'
import { loopbackOnly } from '@throughline/companion/fetch/egress'
import { forkChild } from '@throughline/companion/fork-child'
import { createLog } from '@throughline/companion/log'
import type { Settings } from '@throughline/companion/settings'
import { supervise } from '@throughline/companion/supervisor'
import type { OwnPostgres } from './own-postgres'

export interface CompanionProcess {
  readonly origin: string
  stop(): Promise<void>
}

interface ProcessOptions {
  readonly role: Assignment['role']
  readonly server: OwnPostgres
  /** Undefined: the one of `server`. */
  readonly databaseUrl?: string
  readonly trust?: Settings['trust']
}

/** One process of the companion as it runs in production, with its usual log in a file. Resolves once it works. */
export const startCompanionProcess = async (options: ProcessOptions): Promise<CompanionProcess> => {
  const { role, server, databaseUrl = server.url, trust } = options
  const port = await findFreePort()
  const origin = `http://127.0.0.1:${port}`
  const settings: Settings = {
    mode: 'hosted',
    selfManagedTenantId: undefined,
    databaseUrl,
    onlyTenantId: undefined,
    masterKeys: server.masterKeys,
    host: '127.0.0.1',
    port,
    address: origin,
    isReachable: true,
    workers: 4,
    logLevel: 'info',
    trust,
    egress: loopbackOnly,
    panelReadSeconds: 30,
  }
  const output = openSync(join(server.folder, `${role}.log`), 'a')
  const fork = forkChild({ entry: await childEntry(), assignment: { kind: 'start', role, settings }, output })
  const supervisor = supervise({ children: [{ name: role, fork }], log: createLog('warn') })
  const stop = async () => {
    await supervisor.stop()
    closeSync(output)
  }
  await supervisor.ready.catch(async (error) => {
    await stop()
    throw error
  })
  return { origin, stop }
}

/** The child's entry as `npm run build` bundles it, in a place of the benches' own. */
const childEntry = async (): Promise<string> => {
  const outfile = resolve('.throughline/build/bench-child.mjs')
  const { bundleForNode } = (await import(pathToFileURL(resolve('scripts/bundle.mjs')).href)) as {
    readonly bundleForNode: (bundle: { readonly entry: string; readonly outfile: string }) => Promise<void>
  }
  await bundleForNode({ entry: resolve('companion/src/child.ts'), outfile })
  return outfile
}
