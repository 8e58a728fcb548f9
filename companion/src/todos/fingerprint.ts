import { createHash } from 'node:crypto'
import { grouped } from './grouped'
import type { Todo } from './todo'

/**
 * A name for each to-do of one pull request, in their order, of 32 hexadecimal signs. It is made of the text and of how
 * many equal ones stand before it, by path and line: it stays the same when the pull request is read again, rebased,
 * squashed or merged, and when the lines above it or its file's name change.
 */
export const fingerprintsOf = (todos: readonly Todo[]): readonly string[] => {
  const ranks = new Map<Todo, number>()
  for (const equal of grouped(todos, ({ text }) => text).values())
    for (const [rank, todo] of equal.toSorted(byPlace).entries()) ranks.set(todo, rank)
  return todos.map((todo) => hashOf(todo.text, ranks.get(todo) ?? 0))
}

/** The same for every to-do of this text, wherever it stands. */
export const textPrintOf = ({ text }: Todo): string => hashOf(text, 0)

const byPlace = (one: Todo, other: Todo) => {
  if (one.path === other.path) return one.line - other.line
  return one.path < other.path ? -1 : 1
}

const hashOf = (text: string, rank: number) =>
  createHash('sha256').update(`${rank} ${text}`).digest('hex').slice(0, 32)
