// npm run regexes: no regular expression of ours takes more than linear time, whatever text it meets. Tests are left
// out: a regular expression in a test meets only what that test has written.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from 'recheck'
import { checkout } from './check-machine.mjs'
import { regexesIn } from './regexes-in.mjs'
import { sourceFiles } from './source-files.mjs'

/** Far more than any pattern has needed: one that cannot be decided in that time is too involved for a reader, too. */
const DECIDE_WITHIN_MS = 30_000

const isTest = (file) => /\.test\.|\/test\//.test(file)
const found = sourceFiles()
  .filter((file) => !isTest(file))
  .flatMap((file) => regexesIn(file, readFileSync(join(checkout, file), 'utf8')))

const problems = []
const verdicts = new Map()
for (const { file, line, source, flags } of found) {
  if (source === undefined) {
    problems.push(`${file}:${line}: is put together while the program runs, so nobody can say what it does.`)
    continue
  }
  const written = `/${source}/${flags}`
  if (!verdicts.has(written)) verdicts.set(written, await verdictOn(source, flags))
  const verdict = verdicts.get(written)
  if (verdict !== undefined) problems.push(`${file}:${line}: ${written} ${verdict}`)
}

/** What is wrong with it; `undefined` when it is safe. recheck takes its own program for this machine, else JavaScript. */
async function verdictOn(source, flags) {
  const { status, complexity, attack, error } = await check(source, flags, { timeout: DECIDE_WITHIN_MS })
  if (status === 'safe') return undefined
  if (status === 'unknown') return `could not be decided (${error.kind}).`
  return `takes ${complexity.summary} time on ${attack.pattern}.`
}

for (const problem of problems) console.error(problem)
console.log(`${verdicts.size} regular expressions, ${problems.length} not safe.`)
// recheck keeps its helper alive for the next question.
process.exit(problems.length === 0 ? 0 : 1)
