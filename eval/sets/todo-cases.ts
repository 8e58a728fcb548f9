import { readPatch } from '@throughline/companion/patches/read-patch'
import { compareTodos } from '@throughline/companion/todos/compare-todos'
import type { Todo } from '@throughline/companion/todos/todo'
import { usualKeywords } from '@throughline/companion/todos/todo'
import { todosInPatch } from '@throughline/companion/todos/todos-in-patch'
import { todosInText } from '@throughline/companion/todos/todos-in-text'
import { z } from 'zod'
import { CannotMeasure } from '../cannot-measure'
import type { EvalSet } from '../eval-set'
import { deviationOf } from './todo-deviations'

/** What other products find in their own samples, and what we do. */
export const todoCases: EvalSet = {
  async measure(folder, progress) {
    const cases = readCases(await folder.read('todo_cases'))
    progress(`todo-cases: ${cases.length} cases`)
    const answered = cases.map((given) => ({ given, items: itemsOf(given) }))
    return {
      answers: answered.map(({ given, items }) => ({ id: given.id, items })),
      figures: figuresOf(answered),
    }
  },
}

const Expected = z.object({
  file: z.string().nullish(),
  line: z.number().nullish(),
  keyword: z.string().nullish(),
  title: z.string().nullish(),
  ref: z.string().nullish(),
  status: z.string().nullish(),
  kind: z.string().nullish(),
  already_tracked: z.boolean().nullish(),
})
type Expected = z.infer<typeof Expected>

const Case = z.object({
  id: z.union([z.string(), z.number()]),
  keywords: z.array(z.string()).nullish(),
  diff: z.string().nullish(),
  file: z.string().nullish(),
  content: z.string().nullish(),
  /** `derived` cases ask for what is new alone; it shows in what they expect, and in their kind. */
  kind: z.string().nullish(),
  source: z.string().nullish(),
  expected_todos: z.array(Expected).nullish(),
  expected_todo_lines: z.array(z.number()).nullish(),
  expected_new_todos: z.array(Expected).nullish(),
})
type Case = z.infer<typeof Case>

function readCases(value: unknown): readonly Case[] {
  const parsed = z.union([z.array(Case), z.object({ cases: z.array(Case) })]).safeParse(value)
  if (!parsed.success) throw new CannotMeasure('The file todo_cases is not a list of cases with an id.')
  return 'cases' in parsed.data ? parsed.data.cases : parsed.data
}

/** In our words, and only what a case may ask for. */
interface Item {
  readonly file: string
  readonly line: number
  readonly keyword: string
  readonly title: string
  readonly ref: string | null
  readonly status: 'added' | 'deleted'
  readonly kind?: 'changed'
}

function itemsOf({ diff, file, content, source, keywords }: Case): readonly Item[] {
  const words = keywords ?? usualKeywords
  if (!diff) return todosInText({ path: file ?? '', text: content ?? '' }, words).map(itemOf('added'))
  const files = readPatch(diff)
  if (source?.startsWith('derived')) {
    const compared = compareTodos(files, words)
    const changed = compared.changed.map(({ todo }) => ({
      ...itemOf('added')(todo),
      kind: 'changed' as const,
    }))
    return [...compared.new.map(itemOf('added')), ...changed]
  }
  const { added, removed } = todosInPatch(files, words)
  const itemsWith = (status: Item['status'], found: typeof added) =>
    found.map(({ todo, file: index }) => ({ ...itemOf(status)(todo), file: files[index]?.path ?? todo.path }))
  return [...itemsWith('deleted', removed), ...itemsWith('added', added)]
}

const itemOf =
  (status: Item['status']) =>
  ({ path, line, keyword, title, ref }: Todo): Item => ({
    file: path,
    line,
    keyword,
    title,
    ref: ref ?? null,
    status,
  })

interface Answered {
  readonly given: Case
  readonly items: readonly Item[]
}

/** A known deviation counts once, however many cases show it; a case of it that passes counts as passed. */
function figuresOf(answered: readonly Answered[]) {
  const judged = answered.filter(({ given }) => expectedOf(given))
  if (answered.length > 0 && judged.length === 0)
    return { passed: null, failed: null, deviations: null, deviating: null, failures: null }
  const wrong = judged.filter((one) => !isRight(one))
  const failed = wrong.filter(({ given }) => !deviationOf(given.id))
  const deviating = wrong.flatMap(({ given }) => {
    const reason = deviationOf(given.id)
    return reason ? [{ id: given.id, reason }] : []
  })
  return {
    passed: judged.length - wrong.length,
    failed: failed.length,
    deviations: new Set(deviating.map(({ reason }) => reason)).size,
    deviating,
    failures: failed.map(({ given, items }) => ({ id: given.id, expected: expectedOf(given), items })),
  }
}

const expectedOf = (given: Case): readonly Expected[] | undefined =>
  given.expected_todos ??
  given.expected_new_todos ??
  given.expected_todo_lines?.map((line) => ({ line })) ??
  undefined

/** Every item is one that was expected, and none is missing; a field that a case leaves out may be anything. */
const isRight = ({ given, items }: Answered) => {
  const left = [...items]
  for (const expected of expectedOf(given) ?? []) {
    const at = left.findIndex((item) => fits(expected, item))
    if (at === -1) return false
    left.splice(at, 1)
  }
  return left.length === 0
}

const compared = ['file', 'line', 'keyword', 'title', 'ref', 'status', 'kind'] as const

const fits = (expected: Expected, item: Item) =>
  compared.every((name) => expected[name] === undefined || expected[name] === (item[name] ?? null))
