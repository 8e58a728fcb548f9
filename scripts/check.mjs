// npm run check: every check that needs no database and no browser, as many at a time as this machine has processors.
// Each says what it found once it is done, in the order of this list. It fails when one of them does, and names it.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { checkout, requireUsableMachine } from './check-machine.mjs'

requireUsableMachine()

const checks = ['types', 'types:5', 'lint', 'laws', 'mirrors', 'supply-chain', 'regexes']

const waiting = checks.map((name) => ({ name, ...withResolvers() }))
const todo = [...waiting]
const workers = Array.from({ length: Math.min(availableParallelism(), checks.length) }, work)

const failed = []
for (const { name, promise } of waiting) {
  const { output, status } = await promise
  process.stdout.write(output)
  if (status !== 0) failed.push(name)
}
await Promise.all(workers)
if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}. Run one alone: npm run ${failed[0]}`)
process.exit(failed.length === 0 ? 0 : 1)

async function work() {
  for (let next = todo.shift(); next !== undefined; next = todo.shift()) next.resolve(await run(next.name))
}

/** What the check printed, and how it ended. */
function run(name) {
  const { promise, resolve } = withResolvers()
  const child = spawn('npm', ['run', '--silent', name], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  const printed = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => printed.push(text))
  child.on('close', (status) => resolve({ output: Buffer.concat(printed), status }))
  return promise
}

/** `Promise.withResolvers` came with Node 22. */
function withResolvers() {
  let resolve
  const promise = new Promise((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
