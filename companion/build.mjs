// Bundles what a server runs: bin.mjs, the child processes it starts, admin-link.mjs, which lets an admin in, and
// rotate-keys.mjs, which changes the master key.
import { fileURLToPath } from 'node:url'
import { bundleForNode } from '../scripts/bundle.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
await Promise.all(
  ['bin', 'child', 'admin-link', 'rotate-keys'].map((name) =>
    bundleForNode({ entry: here(`src/${name}.ts`), outfile: here(`dist/${name}.mjs`) }),
  ),
)
