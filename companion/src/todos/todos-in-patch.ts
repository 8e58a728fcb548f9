import { mayHoldKeyword } from './find-keyword'
import { grouped } from './grouped'
import type { Hunk, PatchedFile } from './patch/hunk'
import { type SideOfHunk, sideOfHunk } from './patch/side-of-hunk'
import { isSkippedPath } from './skipped-paths'
import type { Todo } from './todo'
import { todosInText } from './todos-in-text'

/** A changed file; its whole text, where it is at hand, tells better than hunks what is a comment. */
export interface ChangedText extends PatchedFile {
  readonly oldText?: string | undefined
  readonly newText?: string | undefined
}

/** A to-do on a changed line. Equal runs of two to-dos say that one stands where the other stood. */
export interface PatchTodo {
  readonly todo: Todo
  /** The file, the hunk and the run of changed lines, each counted from 0. */
  readonly run: string
  readonly file: number
}

export interface TodosInPatch {
  readonly added: readonly PatchTodo[]
  readonly removed: readonly PatchTodo[]
}

/** Every to-do on an added and on a removed line, wherever else it may stand: moved ones are in both. */
export const todosInPatch = (files: readonly ChangedText[], keywords: readonly string[]): TodosInPatch => {
  const read = files.map((file, index) => todosInFile(file, index, keywords))
  return { added: read.flatMap(({ added }) => added), removed: read.flatMap(({ removed }) => removed) }
}

const todosInFile = (file: ChangedText, index: number, keywords: readonly string[]): TodosInPatch => {
  const { path, previousPath = path, oldText, newText } = file
  const isSkipped = isSkippedPath(path) && isSkippedPath(previousPath)
  const hunks = isSkipped
    ? []
    : [...file.hunks.entries()].filter(([, hunk]) => mayHoldKeyword(hunk.lines, keywords))
  const on = (side: 'old' | 'new') => {
    const [where, text] = side === 'old' ? [previousPath, oldText] : [path, newText]
    return isSkippedPath(where) ? [] : todosOnSide({ path: where, text, side, hunks, file: index }, keywords)
  }
  return { added: on('new'), removed: on('old') }
}

interface Side {
  readonly path: string
  readonly text: string | undefined
  readonly side: 'old' | 'new'
  readonly hunks: readonly (readonly [number, Hunk])[]
  readonly file: number
}

const todosOnSide = ({ path, text, side, hunks, file }: Side, keywords: readonly string[]) => {
  const read = hunks
    .map(([index, hunk]) => ({ index, ...sideOfHunk(hunk, side) }))
    .filter((part) => changesKeyword(part, keywords))
  if (read.length === 0) return []
  const whole = text === undefined ? undefined : grouped(todosInText({ path, text }, keywords), lineOf)
  return read.flatMap((part): readonly PatchTodo[] => {
    const found = whole ?? todosInPiece(path, part, keywords)
    return part.runs.flatMap((run, at) => {
      const line = part.numbers[at] ?? 0
      const here = run === undefined ? [] : (found.get(whole ? line : at + 1) ?? [])
      return here.map((todo) => ({ todo: { ...todo, line }, run: `${file}:${part.index}:${run}`, file }))
    })
  })
}

const changesKeyword = ({ lines, runs }: SideOfHunk, keywords: readonly string[]) =>
  lines.some((line, at) => runs[at] !== undefined && mayHoldKeyword(line, keywords))

const todosInPiece = (path: string, { lines, numbers }: SideOfHunk, keywords: readonly string[]) => {
  const isPiece = (numbers[0] ?? 0) > 1
  return grouped(todosInText({ path, text: lines.join('\n'), isPiece }, keywords), lineOf)
}

/** Two comments on one line may each hold a to-do. */
const lineOf = ({ line }: Todo) => line
