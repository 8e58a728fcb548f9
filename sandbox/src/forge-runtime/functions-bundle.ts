import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { compileFunction } from 'node:vm'

/** A handler as Forge calls it: what was asked for, and who asked. */
export type ForgeHandler = (request: unknown, backend: unknown) => unknown

/** What Forge puts where @forge/api looks for it. */
export interface PlatformGlobals {
  readonly __forge_runtime__: unknown
  readonly __forge_fetch__: unknown
}

/**
 * Runs a CommonJS bundle and returns its exports. The bundle sees the platform's globals on `global`;
 * this process's own stay as they are, so that several runtimes can live in it.
 */
export function loadFunctions(file: string, platform: PlatformGlobals): Readonly<Record<string, unknown>> {
  const scope = new Proxy(platform, {
    get: (own, name) => Reflect.get(name in own ? own : globalThis, name),
    has: (own, name) => name in own || name in globalThis,
  })
  const module: { exports: Record<string, unknown> } = { exports: {} }
  const parameters = {
    module,
    exports: module.exports,
    require: createRequire(file),
    fetch: noEgress,
    global: scope,
    globalThis: scope,
  }
  compileFunction(readFileSync(file, 'utf8'), Object.keys(parameters), { filename: file })(
    ...Object.values(parameters),
  )
  return module.exports
}

/** The manifest allows no address but its remotes, and Forge enforces that. */
async function noEgress(address: unknown): Promise<never> {
  throw new Error(`REQUEST_EGRESS_ALLOWLIST_ERR: the manifest does not allow ${String(address)}`)
}
