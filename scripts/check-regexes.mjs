// npm run regexes: no regular expression of ours takes more than linear time, whatever text it meets. Tests are left
// out: a regular expression in a test meets only what that test has written.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { checkout } from './check-machine.mjs'
import { regexesIn } from './regexes-in.mjs'
import { sourceFiles } from './source-files.mjs'

const isTest = (file) => /\.test\.|\/test\//.test(file)
const writtenAs = ({ source, flags }) => `/${source}/${flags}`

const found = sourceFiles()
  .filter((file) => !isTest(file))
  .flatMap((file) => regexesIn(file, readFileSync(join(checkout, file), 'utf8')))
const different = new Map(
  found.filter(({ source }) => source !== undefined).map((one) => [writtenAs(one), one]),
)
const verdicts = await verdictsOn([...different.values()])

const problems = found.flatMap((one) => {
  const place = `${one.file}:${one.line}:`
  if (one.source === undefined)
    return [`${place} is put together while the program runs, so nobody can say what it does.`]
  const verdict = verdicts.get(writtenAs(one))
  return verdict === undefined ? [] : [`${place} ${writtenAs(one)} ${verdict}`]
})

/** What is wrong with each, by how it is written; as many at a time as this machine has processors. */
async function verdictsOn(regexes) {
  const waiting = [...regexes]
  const said = new Map()
  const decide = async () => {
    const decider = fork(join(checkout, 'scripts/verdict-on-regex.mjs'))
    const ended = once(decider, 'exit').then(() => {
      throw new Error('A process that decides on regular expressions has ended.')
    })
    ended.catch(() => {})
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      decider.send({ source: one.source, flags: one.flags })
      const [{ verdict }] = await Promise.race([once(decider, 'message'), ended])
      said.set(writtenAs(one), verdict)
    }
    decider.kill()
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 8) }, decide))
  return said
}

for (const problem of problems) console.error(problem)
console.log(`${verdicts.size} regular expressions, ${problems.length} not safe.`)
process.exit(problems.length === 0 ? 0 : 1)
