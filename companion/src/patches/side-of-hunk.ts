import type { Hunk } from './hunk'

/** A hunk as one side of the change has it. Both lists go by its lines. */
export interface SideOfHunk {
  readonly lines: readonly string[]
  /** The number of its first line. */
  readonly start: number
  /** The run of changed lines a line is in, counted from 0; undefined for a line that both sides have. */
  readonly runs: readonly (number | undefined)[]
}

/** The lines of a hunk before or after the change, without their signs, and without git's notes between them. */
export const sideOfHunk = ({ oldStart, newStart, lines }: Hunk, side: 'old' | 'new'): SideOfHunk => {
  const [sign, start] = side === 'old' ? ['-', oldStart] : ['+', newStart]
  const own: { lines: string[]; runs: (number | undefined)[] } = { lines: [], runs: [] }
  let [run, wasChanged] = [-1, false]
  for (const line of linesOf(lines)) {
    const isChanged = line.startsWith('+') || line.startsWith('-')
    if (isChanged && !wasChanged) run += 1
    wasChanged = isChanged
    if (!isChanged) add(own, line.replace(/^ /, ''), undefined)
    else if (line.startsWith(sign)) add(own, line.slice(1), run)
  }
  return { ...own, start }
}

const add = (
  own: { lines: string[]; runs: (number | undefined)[] },
  line: string,
  run: number | undefined,
) => {
  own.lines.push(line)
  own.runs.push(run)
}

const linesOf = (lines: string) => {
  const all = (lines.endsWith('\n') ? lines.slice(0, -1) : lines).split('\n')
  return lines.includes('\\') ? all.filter((line) => !line.startsWith('\\')) : all
}
