import type { Hunk } from './hunk'

export interface ReadHunk {
  readonly hunk: Hunk
  /** Where the text goes on after it. */
  readonly end: number
}

/**
 * The hunk whose head begins at `at`; undefined when no head does. Its head says how many lines it has: a removed line
 * `-- a` is then no head of a file. A head that counts too few is not believed. Throws nothing.
 * Source: https://git-scm.com/docs/diff-format#generate_patch_text_with_p
 */
export const readHunk = (text: string, at: number): ReadHunk | undefined => {
  const headEnd = endOfLine(text, at)
  const [, oldStart, oldCount, newStart, newCount] =
    head.exec(text.slice(at, Math.min(headEnd, at + 120))) ?? []
  if (oldStart === undefined || newStart === undefined) return undefined
  const left = { old: Number(oldCount ?? 1), new: Number(newCount ?? 1) }
  const from = Math.min(text.length, headEnd + 1)
  const end = endOfLines(text, from, left)
  const hunk = {
    oldStart: Number(oldStart),
    newStart: Number(newStart),
    head: text.slice(at, headEnd).replace(/\r$/, ''),
    lines: text.slice(from, end),
  }
  return { hunk, end }
}

const head = /^@@ -(\d{1,12})(?:,(\d{1,12}))? \+(\d{1,12})(?:,(\d{1,12}))? @@/

export const endOfLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

const endOfLines = (text: string, from: number, left: { old: number; new: number }) => {
  let at = from
  while (at < text.length) {
    const sign = text.charAt(at)
    if (isOver(text, at, left)) break
    if (sign !== '+' && sign !== '\\') left.old -= 1
    if (sign !== '-' && sign !== '\\') left.new -= 1
    at = Math.min(text.length, endOfLine(text, at) + 1)
  }
  return at
}

const isOver = (text: string, at: number, left: { readonly old: number; readonly new: number }) =>
  left.old > 0 || left.new > 0 ? beginsAnother(text, at) : !isOverhang(text, at)

/** While lines are due, one without a sign is a line whose blank was lost, unless it cannot be a line of a file. */
const beginsAnother = (text: string, at: number) => {
  const sign = text.charAt(at)
  return (sign === 'd' && text.startsWith('diff --', at)) || (sign === '@' && text.startsWith('@@ -', at))
}

/** After all are read, a line that still has a sign belongs to the hunk, unless it begins a file or signs a mail. */
const isOverhang = (text: string, at: number) => {
  const sign = text.charAt(at)
  if (sign === '\\' || sign === '+' || sign === ' ') return true
  return sign === '-' && !isFileHead(text, at) && !/^-- \r?\n/.test(text.slice(at, at + 5))
}

/** `--- a` with `+++ b` right below it. */
export const isFileHead = (text: string, at: number): boolean =>
  text.startsWith('--- ', at) && text.startsWith('+++ ', endOfLine(text, at) + 1)
