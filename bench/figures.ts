import { readFile, writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'

/** One measured line: what was measured, what it came to, and the goal it is held against, if there is one. */
export interface Figure {
  readonly what: string
  readonly figure: string
  readonly goal?: {
    readonly words: string
    readonly isMet: boolean
    /** True for how long something took: that is a machine's as much as ours. */
    readonly isOfTime?: true
  }
}

/** What else the machine was doing: the average of its last minute. */
export const loadNow = (): string => (loadavg()[0] ?? Number.NaN).toFixed(1)

interface Section {
  /** The command that measured it: `npm run bench -- name`, `npm run faults -- name`. */
  readonly kind: 'bench' | 'faults'
  readonly name: string
  readonly figures: readonly Figure[]
  readonly loadBefore: string
}

/** Replaces the section of one command in a page of figures: nobody types them. */
export const writeFigures = async (
  page: string,
  { kind, name, figures, loadBefore }: Section,
): Promise<void> => {
  const text = await readFile(page, 'utf8')
  const [start, end] = [`<!-- ${kind} ${name} -->`, `<!-- /${kind} ${name} -->`]
  const section = [
    start,
    `Command: \`npm run ${kind} -- ${name}\`. ${machine(loadBefore)}`,
    '',
    ...table(figures),
    end,
  ].join('\n')
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  const written =
    from === -1 || to === -1
      ? `${text.trimEnd()}\n\n## ${name}\n\n${section}\n`
      : `${text.slice(0, from)}${section}${text.slice(to + end.length)}`
  await writeFile(page, written)
}

const machine = (loadBefore: string) => {
  const [cpu] = cpus()
  const memoryGb = Math.round(totalmem() / 1024 ** 3)
  const day = new Date().toISOString().slice(0, 10)
  return `Measured on ${day}: ${cpus().length} cores (${cpu?.model.trim()}), ${memoryGb} GB, Node ${process.version}; load ${loadBefore} before, ${loadNow()} at the end.`
}

const table = (figures: readonly Figure[]) => [
  '| what | figure | goal | |',
  '|---|---|---|---|',
  ...figures.map(
    ({ what, figure, goal }) => `| ${what} | ${figure} | ${goal?.words ?? ''} | ${verdictOf(goal)} |`,
  ),
]

const verdictOf = (goal: Figure['goal']) => {
  if (!goal) return ''
  return goal.isMet ? 'met' : 'missed'
}
