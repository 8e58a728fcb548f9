// npm run supply-chain: what comes from elsewhere is what we chose. It needs no package and no network, so that it can
// answer before anything is installed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './check-machine.mjs'
import { dependencyProblems } from './supply-chain/direct-dependencies.mjs'
import { installScriptProblems } from './supply-chain/install-scripts.mjs'
import { licenceProblems } from './supply-chain/licences.mjs'
import { lockfileProblems } from './supply-chain/lockfile.mjs'

const read = (file) => readFileSync(join(checkout, file), 'utf8')
const lock = JSON.parse(read('package-lock.json'))
const root = JSON.parse(read('package.json'))
const files = ['package.json', ...root.workspaces.map((folder) => `${folder}/package.json`)]
const manifests = Object.fromEntries(files.map((file) => [file, JSON.parse(read(file))]))

const problems = [
  ...lockfileProblems(lock),
  ...installScriptProblems(lock, root.allowScripts),
  ...licenceProblems(lock),
  ...dependencyProblems(manifests, read('docs/dependencies.md')),
  // Where packages come from is for each machine to say.
  ...['.npmrc', ...files]
    .filter((file) => /:\/\/|registry\s*=/.test(read(file)))
    .map((file) => `${file}: names an address`),
]
for (const problem of problems) console.error(problem)
console.log(`${Object.keys(lock.packages).length} locked packages, ${problems.length} problems.`)
process.exitCode = problems.length === 0 ? 0 : 1
