import { grouped } from './grouped'
import { likeness } from './likeness'
import type { PatchTodo, TodosInPatch } from './todos-in-patch'

export interface PairedTodos extends TodosInPatch {
  readonly pairs: readonly { readonly added: PatchTodo; readonly removed: PatchTodo }[]
}

/**
 * Each added to-do with a removed one of the same text, as often as there are both: first where it stood, then in its
 * file, then anywhere. Where more were added than removed, the last ones have partners.
 */
export const pairEqual = (todos: TodosInPatch): PairedTodos => {
  if (todos.added.length === 0 || todos.removed.length === 0) return { ...todos, pairs: [] }
  const text = ({ todo }: PatchTodo) => todo.text
  const ways = [
    (one: PatchTodo) => `${one.file} ${one.hunk} ${one.run} ${text(one)}`,
    (one: PatchTodo) => `${one.file} ${text(one)}`,
    text,
  ]
  return ways.reduce<PairedTodos>(
    (paired, keyOf) => {
      const next = pairByKey(paired, keyOf)
      return { ...next, pairs: [...paired.pairs, ...next.pairs] }
    },
    { ...todos, pairs: [] },
  )
}

const pairByKey = ({ added, removed }: TodosInPatch, keyOf: (todo: PatchTodo) => string): PairedTodos => {
  const waiting = grouped(removed, keyOf)
  const pairs = added.toReversed().flatMap((one) => {
    const partner = waiting.get(keyOf(one))?.pop()
    return partner ? [{ added: one, removed: partner }] : []
  })
  return withoutPartners({ added, removed }, pairs.reverse())
}

const withoutPartners = ({ added, removed }: TodosInPatch, pairs: PairedTodos['pairs']): PairedTodos => {
  const taken = new Set(pairs.flatMap((pair) => [pair.added, pair.removed]))
  const isLeft = (one: PatchTodo) => !taken.has(one)
  return { added: added.filter(isLeft), removed: removed.filter(isLeft), pairs }
}

/** From which likeness on one to-do is another in new words: the further apart they stand, the more it takes. */
const ENOUGH = { inPlace: 0.65, inFile: 0.72, anywhere: 0.8 } as const

/** Shorter ones say too little to be told apart by their letters. */
const SHORTEST_TITLE = 8

/** With more than so many left on both sides a change rewrites rather than rewords. */
const MOST_COMPARED = 50

/** Each added to-do with the removed one that it most likely was, likest pairs first. */
export const pairReworded = (todos: TodosInPatch): PairedTodos => {
  const taken = new Set<PatchTodo>()
  const pairs = likelyPairs(todos).filter(({ added, removed }) => {
    if (taken.has(added) || taken.has(removed)) return false
    taken.add(added).add(removed)
    return true
  })
  return withoutPartners(todos, pairs)
}

const likelyPairs = ({ added, removed }: TodosInPatch) => {
  const [ones, others] = [added, removed].map((todos) => todos.filter(saysEnough).slice(0, MOST_COMPARED))
  return (ones ?? [])
    .flatMap((one) =>
      (others ?? []).map((other) => ({ added: one, removed: other, alike: likenessOf(one, other) })),
    )
    .filter(({ added: one, removed: other, alike }) => alike >= enough(one, other))
    .sort((one, other) => other.alike - one.alike)
}

const saysEnough = ({ todo }: PatchTodo) => todo.title.length >= SHORTEST_TITLE

const likenessOf = (one: PatchTodo, other: PatchTodo) => likeness(one.todo.text, other.todo.text)

const enough = (one: PatchTodo, other: PatchTodo) => {
  if (one.file !== other.file) return ENOUGH.anywhere
  return one.hunk === other.hunk && one.run === other.run ? ENOUGH.inPlace : ENOUGH.inFile
}
