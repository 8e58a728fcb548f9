// Bundles what a server runs: bin.mjs, and the child processes it starts.
import { fileURLToPath } from 'node:url'
import { bundleForNode } from '../scripts/bundle.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
await Promise.all(
  ['bin', 'child'].map((name) =>
    bundleForNode({ entry: here(`src/${name}.ts`), outfile: here(`dist/${name}.mjs`) }),
  ),
)
