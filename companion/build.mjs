// Bundles what a server runs: bin.mjs, the child processes it starts, and admin-link.mjs, which lets an admin in.
import { fileURLToPath } from 'node:url'
import { bundleForNode } from '../scripts/bundle.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
await Promise.all(
  ['bin', 'child', 'admin-link'].map((name) =>
    bundleForNode({ entry: here(`src/${name}.ts`), outfile: here(`dist/${name}.mjs`) }),
  ),
)
