import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

interface Bundler {
  bundleForNode(options: { readonly entry: string; readonly outfile: string }): Promise<void>
}

/** Bundles one entry of a process, as `npm start` does, and returns where the bundle lies. */
const bundle = async (name: string, ...path: readonly string[]): Promise<string> => {
  const checkout = process.cwd()
  const outfile = join(checkout, '.throughline', 'build', `${name}.mjs`)
  const { bundleForNode }: Bundler = await import(pathToFileURL(join(checkout, 'scripts', 'bundle.mjs')).href)
  await bundleForNode({ entry: join(checkout, ...path), outfile })
  return outfile
}

/** The companion's own process. */
export const bundleCompanion = () => bundle('companion-process', 'sandbox', 'src', 'companion-process.ts')

/** What outlives a run that is killed. */
export const bundleCleanUp = () => bundle('faults-clean-up', 'faults', 'rig', 'clean-up.ts')
