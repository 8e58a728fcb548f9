// npm start: bundles the launcher and the entry of its child processes side by side, then runs the launcher.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkout, requireUsableMachine } from './check-machine.mjs'

requireUsableMachine()
const build = join(checkout, '.throughline', 'build')
const bundles = ['start', 'companion-process'].map((name) => ({
  entry: join(checkout, 'sandbox', 'src', `${name}.ts`),
  outfile: join(build, `${name}.mjs`),
}))

const { bundleForNode } = await import('./bundle.mjs')
await Promise.all(bundles.map(bundleForNode)).catch(() => process.exit(1)) // esbuild has said why
process.setSourceMapsEnabled(true)
await import(pathToFileURL(join(build, 'start.mjs')).href)
