import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { checkout } from './check-machine.mjs'

const folders = ['shared', 'companion', 'forge-app', 'sandbox', 'eval', 'bench', 'faults', 'scripts', 'src']
const notOurs = ['node_modules', 'dist', 'coverage', 'fixtures', '.throughline']

/** Every TypeScript and JavaScript file that we have written, as paths from the checkout, in a steady order. */
export function sourceFiles() {
  const top = readdirSync(checkout).filter((name) => isCode(name))
  return [...top, ...folders.flatMap((folder) => filesIn(join(checkout, folder)))].sort()
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return notOurs.includes(entry.name) ? [] : filesIn(path)
    return isCode(entry.name) ? [relative(checkout, path).replaceAll('\\', '/')] : []
  })
}

const isCode = (name) => /\.[cm]?[jt]sx?$/.test(name)
