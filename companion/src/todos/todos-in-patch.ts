import { changesAnyOf } from '../patches/changed-lines'
import type { Hunk, PatchedFile } from '../patches/hunk'
import { type SideOfHunk, sideOfHunk } from '../patches/side-of-hunk'
import { spellingsOf } from './find-keyword'
import { grouped } from './grouped'
import { isSkippedPath } from './skipped-paths'
import type { Todo } from './todo'
import { todosInText } from './todos-in-text'

/** A changed file; its whole text, where it is at hand, tells better than hunks what is a comment. */
export interface ChangedText extends Omit<PatchedFile, 'change'> {
  readonly oldText?: string | undefined
  readonly newText?: string | undefined
}

/** A to-do on a changed line. Two of the same file, hunk and run stand where the other stood. */
export interface PatchTodo {
  readonly todo: Todo
  /** Each counted from 0: the file in the patch, the hunk in the file, the run of changed lines in the hunk. */
  readonly file: number
  readonly hunk: number
  readonly run: number
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
  return {
    added: todosOnSide({ ...file, text: newText, side: 'new', index }, keywords),
    removed: todosOnSide({ ...file, path: previousPath, text: oldText, side: 'old', index }, keywords),
  }
}

interface Side {
  readonly path: string
  readonly text: string | undefined
  readonly side: 'old' | 'new'
  readonly hunks: readonly Hunk[]
  readonly index: number
}

const todosOnSide = ({ path, text, side, hunks, index }: Side, keywords: readonly string[]) => {
  const words = spellingsOf(keywords).map(({ sign }) => sign)
  const changed = [...hunks.entries()].filter(([, hunk]) => changesAnyOf(hunk, side, words))
  if (changed.length === 0 || isSkippedPath(path)) return []
  const whole = text === undefined ? undefined : grouped(todosInText({ path, text }, keywords), lineOf)
  const todos: PatchTodo[] = []
  for (const [hunk, read] of changed) {
    const part = sideOfHunk(read, side)
    const found = whole
      ? linesOf(part).flatMap((line) => whole.get(line) ?? [])
      : todosInPiece(path, part, keywords)
    for (const todo of found) {
      const run = part.runs[todo.line - part.start]
      if (run !== undefined) todos.push({ todo, file: index, hunk, run })
    }
  }
  return todos
}

const todosInPiece = (path: string, { lines, start }: SideOfHunk, keywords: readonly string[]) =>
  todosInText({ path, text: lines.join('\n'), isPiece: start > 1, firstLine: start }, keywords)

/** Two comments on one line may each hold a to-do. */
const lineOf = ({ line }: Todo) => line

const linesOf = ({ lines, start }: SideOfHunk) => lines.map((_, index) => start + index)
