import { join } from 'node:path'
import type { BuildOptions } from 'esbuild'
import { everyIcon } from './every-icon'

export interface AssetsOptions {
  /** The root of the repository: sources and node_modules are found from here. */
  readonly repositoryFolder: string
  /** Where the results go; created when absent, and never served as a whole. */
  readonly assetsFolder: string
  /** The panel's entry, relative to the repository, when it is not the product's own. */
  readonly panelEntry?: string
  /** What Atlassian's bundler has written, to be used in the place of our own bundles of panel and functions. */
  readonly forgeBundles?: string
}

export interface Bundle {
  readonly name: string
  readonly output: string
  readonly options: BuildOptions
}

/** The five bundles: the pages' host, panel, admin page and personal settings as Jira would load them, and the functions as Forge would run them. */
export function bundlesOf({ repositoryFolder, assetsFolder, panelEntry }: AssetsOptions): readonly Bundle[] {
  const bundle = (name: string, file: string, entry: string, options: BuildOptions): Bundle => ({
    name,
    output: join(assetsFolder, file),
    options: {
      absWorkingDir: repositoryFolder,
      entryPoints: [entry],
      outfile: join(assetsFolder, file),
      bundle: true,
      logLevel: 'silent',
      ...options,
    },
  })
  return [
    bundle('host', 'host.js', 'sandbox/src/issue-page/browser/main.tsx', {
      ...forBrowser,
      jsx: 'automatic',
      plugins: [everyIcon(repositoryFolder)],
    }),
    bundle('panel', 'panel.js', panelEntry ?? 'forge-app/src/panel/index.tsx', forBrowser),
    bundle('admin', 'admin.js', 'forge-app/src/admin/index.tsx', forBrowser),
    bundle('personal', 'personal.js', 'forge-app/src/personal/index.tsx', forBrowser),
    bundle('functions', 'functions.cjs', 'src/index.ts', {
      platform: 'node',
      format: 'cjs',
      target: 'node20',
    }),
  ]
}

const forBrowser: BuildOptions = {
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'window' },
}
