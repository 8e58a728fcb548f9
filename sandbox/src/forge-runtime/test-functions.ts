import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

/** Functions that do one thing each, with the real @forge/resolver and @forge/api. */
const source = `
  import { asApp, asUser, getAppContext, invokeRemote, route } from '@forge/api'
  import { makeResolver } from '@forge/resolver'
  const myself = route\`/rest/api/3/myself\`
  export const handler = makeResolver({
    whoami: ({ context, payload }) => ({ accountId: context.accountId, issue: context.extension.issue, payload }),
    askCompanion: async () => {
      const response = await invokeRemote('companion', { path: '/read', method: 'POST', body: '{"a":1}' })
      return response.json()
    },
    askStranger: () => invokeRemote('stranger', { path: '/read' }),
    asPerson: async () => (await asUser().requestJira(myself)).text(),
    asApp: async () => (await asApp().requestJira(myself)).text(),
    asSomebodyElse: () => asUser('dana').requestJira(myself),
    leaveTheHouse: () => fetch('https://example.com/'),
    installation: () => String(getAppContext().installationAri),
    fail: () => { throw new Error('out of paper') },
  })`

/** Bundles the functions as Forge would run them. Returns the folder to remove, and the file in it. */
export async function bundleTestFunctions(): Promise<{ readonly folder: string; readonly bundle: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'forge-runtime-'))
  const entry = join(folder, 'functions.js')
  const bundle = join(folder, 'functions.cjs')
  await writeFile(entry, source)
  await build({
    entryPoints: [entry],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    nodePaths: [resolve('node_modules')],
  })
  return { folder, bundle }
}
