import type { Hunk } from './hunk'

/** A hunk as one side of the change has it. The three lists go by its lines. */
export interface SideOfHunk {
  readonly lines: readonly string[]
  readonly numbers: readonly number[]
  /** The run of changed lines a line is in, counted from 0; undefined for a line that both sides have. */
  readonly runs: readonly (number | undefined)[]
}

/** The lines of a hunk before or after the change, without their signs. */
export const sideOfHunk = ({ oldStart, newStart, lines }: Hunk, side: 'old' | 'new'): SideOfHunk => {
  const sign = side === 'old' ? '-' : '+'
  const own = linesWithRuns(lines).filter(({ first }) => first === sign || (first !== '-' && first !== '+'))
  const start = side === 'old' ? oldStart : newStart
  return {
    lines: own.map(({ first, line }) => (first === sign || first === ' ' ? line.slice(1) : line)),
    numbers: own.map((_, index) => start + index),
    runs: own.map(({ run }) => run),
  }
}

/** Every line but the note that the file ends without a line break. */
const linesWithRuns = (lines: string) => {
  let run = -1
  let wasChanged = false
  const all = (lines.endsWith('\n') ? lines.slice(0, -1) : lines).split('\n')
  return all.flatMap((line) => {
    const first = line.charAt(0)
    if (first === '\\') return []
    const isChanged = first === '+' || first === '-'
    if (isChanged && !wasChanged) run += 1
    wasChanged = isChanged
    return [{ first, line, run: isChanged ? run : undefined }]
  })
}
