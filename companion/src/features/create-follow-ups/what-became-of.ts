import type { LaterChanges, MovedTodo, StandingTodo } from '../../pull-requests/left-over'
import type { ChangedFile } from '../../pull-requests/pull-request'
import type { ComparedTodos } from '../../todos/compare-todos'
import { textPrintOf } from '../../todos/fingerprint'
import { grouped } from '../../todos/grouped'
import type { Todo } from '../../todos/todo'

/**
 * What a pull request does to the to-dos that stand in the code: those it moves or rewords go on under their new words
 * and place, those of a renamed file go along with it, and those it takes out of their file are gone.
 */
export const whatBecameOf = (
  standing: readonly StandingTodo[],
  compared: ComparedTodos,
  files: readonly ChangedFile[],
): LaterChanges => {
  const waiting = grouped(standing, nameOf)
  const take = (todo: Todo) =>
    waiting.get(nameOf({ path: todo.path, fingerprint: textPrintOf(todo) }))?.shift()
  const moved = [...compared.moved, ...compared.changed].flatMap(({ todo, was }): readonly MovedTodo[] => {
    const found = take(was)
    return found ? [{ todo: found, path: todo.path, line: todo.line, fingerprint: textPrintOf(todo) }] : []
  })
  const gone = compared.removed.flatMap((todo) => take(todo) ?? [])
  const left = [...waiting.values()].flat()
  return { gone, moved: [...moved, ...renamed(left, files)] }
}

const nameOf = ({ path, fingerprint }: Pick<StandingTodo, 'path' | 'fingerprint'>) => `${fingerprint} ${path}`

const renamed = (left: readonly StandingTodo[], files: readonly ChangedFile[]): readonly MovedTodo[] => {
  const byFormerPath = new Map(
    files.flatMap(({ path, previousPath, change }) =>
      change === 'renamed' && previousPath !== undefined ? [[previousPath, path] as const] : [],
    ),
  )
  return left.flatMap((todo) => {
    const path = byFormerPath.get(todo.path)
    return path === undefined ? [] : [{ todo, path, line: undefined, fingerprint: todo.fingerprint }]
  })
}
