import { readFile, writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'

/** One measured line: what was measured, what it came to, and the goal it is held against. */
export interface Figure {
  readonly what: string
  readonly figure: string
  readonly goal: string
  readonly isMet: boolean
}

/** Replaces the section of one bench in the page of figures: nobody types them. */
export const writeFigures = async (
  page: string,
  bench: string,
  figures: readonly Figure[],
): Promise<void> => {
  const text = await readFile(page, 'utf8')
  const [start, end] = [`<!-- bench ${bench} -->`, `<!-- /bench ${bench} -->`]
  const section = [
    start,
    `Command: \`npm run bench -- ${bench}\`. ${machine()}`,
    '',
    ...table(figures),
    end,
  ].join('\n')
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  const written =
    from === -1 || to === -1
      ? `${text.trimEnd()}\n\n## ${bench}\n\n${section}\n`
      : `${text.slice(0, from)}${section}${text.slice(to + end.length)}`
  await writeFile(page, written)
}

const machine = () => {
  const [cpu] = cpus()
  const memoryGb = Math.round(totalmem() / 1024 ** 3)
  const load = loadavg()[0]?.toFixed(1)
  const day = new Date().toISOString().slice(0, 10)
  return `Measured on ${day}: ${cpus().length} cores (${cpu?.model.trim()}), ${memoryGb} GB, Node ${process.version}, load ${load} at the end.`
}

const table = (figures: readonly Figure[]) => [
  '| what | figure | goal | |',
  '|---|---|---|---|',
  ...figures.map(
    ({ what, figure, goal, isMet }) => `| ${what} | ${figure} | ${goal} | ${isMet ? 'met' : 'missed'} |`,
  ),
]

/** The value below which this share of the sorted values lies. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
