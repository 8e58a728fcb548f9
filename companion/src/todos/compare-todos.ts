import { type PairedTodos, pairEqual, pairReworded } from './pair-todos'
import { type Todo, usualKeywords } from './todo'
import { type ChangedText, todosInPatch } from './todos-in-patch'

export interface TodoPair {
  readonly todo: Todo
  readonly was: Todo
}

export interface ComparedTodos {
  /** Left behind by this change, in the order of its files and lines. */
  readonly new: readonly Todo[]
  /** Reworded where they stood: no new ones. */
  readonly changed: readonly TodoPair[]
  /** Added here and removed there with the same text: no new ones either. */
  readonly moved: readonly TodoPair[]
  readonly removed: readonly Todo[]
}

/** What a pull request does to the to-dos of its repository, over all of its files together. */
export const compareTodos = (
  files: readonly ChangedText[],
  keywords: readonly string[] = usualKeywords,
): ComparedTodos => {
  const moved = pairEqual(todosInPatch(files, keywords))
  const changed = pairReworded(moved)
  return {
    new: changed.added.map(({ todo }) => todo),
    changed: pairsOf(changed),
    moved: pairsOf(moved),
    removed: changed.removed.map(({ todo }) => todo),
  }
}

const pairsOf = ({ pairs }: PairedTodos) =>
  pairs.map(({ added, removed }) => ({ todo: added.todo, was: removed.todo }))
