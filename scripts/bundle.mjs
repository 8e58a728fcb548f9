import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { build } from 'esbuild'

/** Our own workspaces go into the bundle; every package from npm stays outside and is found in node_modules at run time. */
const packagesStayOutside = {
  name: 'packages-stay-outside',
  setup(bundler) {
    bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      const isOurs = kind === 'entry-point' || path.startsWith('@throughline/')
      return isOurs ? undefined : { path, external: true }
    })
  },
}

/**
 * Writes one ES module for Node 20, with its source map beside it, each in one step: a process that starts meanwhile
 * reads the old or the new one. Rejects after esbuild has printed its errors.
 */
export async function bundleForNode({ entry, outfile }) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    outfile,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    loader: { '.sql': 'text', '.css': 'text', '.browser.js': 'text' },
    logLevel: 'warning',
    plugins: [packagesStayOutside],
  })
  await mkdir(dirname(outfile), { recursive: true })
  for (const { path, contents } of outputFiles) {
    const unfinished = `${path}.${process.pid}`
    await writeFile(unfinished, contents)
    await rename(unfinished, path)
  }
}
