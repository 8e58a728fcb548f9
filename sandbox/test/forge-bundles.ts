import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const repository = resolve(__dirname, '../..')
const sources = ['manifest.yml', 'forge-app/src', 'shared/src']

/** Whether `npm run forge:bundle` has run since the last change of what it bundles. One line says when it has not. */
export const hasForgeBundles = (): boolean => {
  const bundledMs = changedMsOf('forge-app/dist/functions/index.cjs')
  if (bundledMs >= Math.max(...sources.flatMap(filesIn).map(changedMsOf))) return true
  process.stderr.write("\nAtlassian's bundles are not tested: run npm run forge:bundle first.\n")
  return false
}

/** The panel's script as Atlassian's bundler has written it. */
export const bundledPanel = () => readFileSync(join(repository, 'forge-app/dist/panel/panel.js'), 'utf8')

const filesIn = (path: string): readonly string[] =>
  statSync(join(repository, path)).isDirectory()
    ? readdirSync(join(repository, path)).flatMap((name) => filesIn(join(path, name)))
    : [path]

/** Milliseconds since 1970; 0 for a file that is not there. */
const changedMsOf = (file: string): number =>
  statSync(join(repository, file), { throwIfNoEntry: false })?.mtimeMs ?? 0
