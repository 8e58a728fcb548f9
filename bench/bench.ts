import { autoLink } from './auto-link'
import { loadNow, writeFigures } from './figures'
import { intake } from './intake'
import { keys } from './keys'
import { panel } from './panel'
import { reviewers } from './reviewers'
import { story } from './story'
import { todos } from './todos'

/** Every bench by name. Each prints its progress to stderr and gives its figures. */
const benches = { 'auto-link': autoLink, intake, panel, keys, reviewers, story, todos } as const

const name = process.argv[2] ?? ''
const bench = Object.entries(benches).find(([known]) => known === name)?.[1]
if (!bench) {
  process.stderr.write(`There is no bench named "${name}". Known: ${Object.keys(benches).join(', ')}.\n`)
  process.exit(2)
}
const say = (line: string) => process.stderr.write(`${line}\n`)
const loadBefore = loadNow()
const figures = await bench(say)
await writeFigures('docs/performance.md', { kind: 'bench', name, figures, loadBefore })
for (const { what, figure } of figures) process.stdout.write(`${what}: ${figure}\n`)
process.exit(0)
