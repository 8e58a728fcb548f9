import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type AssetsOptions, type Bundle, bundlesOf } from './bundles'
import { fontFaces, fontFiles } from './fonts'
import { takeForgeBundles } from './forge-bundles'
import { isFresh, noteInputs } from './freshness'
import { tokensCss } from './tokens-css'

export interface BuiltAssets {
  readonly assetsFolder: string
  /** The real functions as one CommonJS file, for the Forge runtime. */
  readonly functionsBundle: string
  /** Names of what had to be built; empty when nothing had changed since the last time. */
  readonly rebuilt: readonly string[]
  readonly tookMs: number
}

/** Builds what the browser and the Forge runtime load, as far as its sources have changed. Throws what esbuild says. */
export async function buildAssets(options: AssetsOptions): Promise<BuiltAssets> {
  const { repositoryFolder, assetsFolder, forgeBundles } = options
  const startedAt = performance.now()
  await mkdir(assetsFolder, { recursive: true })
  const stale: Bundle[] = []
  const ownBundles = bundlesOf(options).filter(({ name }) => forgeBundles === undefined || name === 'host')
  for (const bundle of ownBundles) {
    if (!(await isFresh(bundle, options))) stale.push(bundle)
  }
  if (stale.length > 0) {
    const { build } = await import('esbuild')
    await Promise.all(
      stale.map(async (bundle) => {
        const { metafile } = await build({ ...bundle.options, metafile: true })
        await noteInputs(bundle, options, Object.keys(metafile.inputs))
      }),
    )
  }
  await writeStyles(repositoryFolder, assetsFolder)
  return {
    assetsFolder,
    functionsBundle: forgeBundles
      ? await takeForgeBundles(forgeBundles, assetsFolder)
      : join(assetsFolder, 'functions.cjs'),
    rebuilt: stale.map(({ name }) => name),
    tookMs: Math.round(performance.now() - startedAt),
  }
}

async function writeStyles(repositoryFolder: string, assetsFolder: string): Promise<void> {
  const requireFromRepository = createRequire(join(repositoryFolder, 'package.json'))
  await writeFile(join(assetsFolder, 'tokens.css'), fontFaces + tokensCss(requireFromRepository))
  for (const file of fontFiles) {
    const source = requireFromRepository.resolve(`@fontsource-variable/inter/files/${file}`)
    await copyFile(source, join(assetsFolder, file))
  }
  const sheets = styleSheets.map((name) =>
    readFile(join(repositoryFolder, `sandbox/src/issue-page/styles/${name}.css`), 'utf8'),
  )
  await writeFile(join(assetsFolder, 'sandbox.css'), (await Promise.all(sheets)).join('\n'))
  await copyFile(
    join(repositoryFolder, 'forge-app/icons/throughline.svg'),
    join(assetsFolder, 'throughline.svg'),
  )
}

/** In the order in which they apply. */
const styleSheets = ['base', 'controls', 'issue', 'story', 'activity', 'kit', 'front', 'adaptive'] as const
