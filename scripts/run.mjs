// node scripts/run.mjs <entry.ts> [arguments]: bundles the entry and runs it in this process.
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkout, requireUsableMachine } from './check-machine.mjs'

requireUsableMachine()
const [node, , name, ...rest] = process.argv
if (name === undefined) {
  console.error('Name a TypeScript file: node scripts/run.mjs <entry.ts> [arguments]')
  process.exit(1)
}
const entry = resolve(name)
const dashed = relative(checkout, entry)
  .replace(/\.[cm]?tsx?$/, '')
  .replaceAll(/\W+/g, '-')
  .replace(/^-/, '')
  .replace(/\.[cm]?tsx?$/, '')
  .replaceAll(/[^\w.]+/g, '-')
const outfile = join(checkout, '.throughline', 'build', `${dashed}.mjs`)

const { bundleForNode } = await import('./bundle.mjs')
await bundleForNode({ entry, outfile }).catch(() => process.exit(1)) // esbuild has said why
process.setSourceMapsEnabled(true)
process.argv = [node, entry, ...rest]
await import(pathToFileURL(outfile).href)
