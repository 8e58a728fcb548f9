import { readPatch } from '@throughline/companion/patches/read-patch'
import { compareTodos } from '@throughline/companion/todos/compare-todos'
import { languageOf } from '@throughline/companion/todos/language-of'
import { z } from 'zod'
import { CannotMeasure } from '../cannot-measure'
import type { EvalSet } from '../eval-set'

/** Which to-dos a commit leaves behind: neither those it moved, nor those it reworded, nor what is no comment. */
export const todos: EvalSet = {
  async measure(folder, progress) {
    const cases = readCases(await folder.read('cases'))
    progress(`todos: ${cases.length} commits`)
    const answered = cases.map((given) => ({ given, found: newIn(given.patch) }))
    return {
      answers: answered.map(({ given, found }) => ({ id: given.id, new: found })),
      figures: figuresOf(answered),
    }
  },
}

const Item = z.object({ file: z.string(), line: z.number(), marker: z.string(), text: z.string() })
type Item = z.infer<typeof Item>

const Cases = z.array(
  z.object({
    id: z.union([z.string(), z.number()]),
    patch: z.string(),
    expectedNew: z.array(Item).nullish(),
    moved: z.array(Item).nullish(),
    edited: z.array(Item).nullish(),
  }),
)
type Case = z.infer<typeof Cases>[number]

function readCases(value: unknown): readonly Case[] {
  const parsed = Cases.safeParse(value)
  if (parsed.success) return parsed.data
  throw new CannotMeasure('The file cases is not a list of commits with an id and a patch.')
}

const newIn = (patch: string): readonly Item[] =>
  compareTodos(readPatch(patch)).new.map(({ path, line, keyword, text }) => ({
    file: path,
    line,
    marker: keyword,
    text,
  }))

interface Answered {
  readonly given: Case
  readonly found: readonly Item[]
}

function figuresOf(answered: readonly Answered[]) {
  const judged = answered.filter(({ given }) => given.expectedNew)
  const isBlind = answered.length > 0 && judged.length === 0
  const all = countsOf(judged.map(({ given, found }) => ({ expected: given.expectedNew ?? [], found })))
  return {
    precision: isBlind ? null : shareOf(all.right, all.found),
    recall: isBlind ? null : shareOf(all.right, all.expected),
    exact: isBlind ? null : shareOf(judged.filter(isExact).length, judged.length),
    movedReported: reportedOf(answered, ({ moved }) => moved),
    editedReported: reportedOf(answered, ({ edited }) => edited),
    byLanguage: isBlind ? null : byLanguage(judged),
  }
}

/** The same to-do is in the same place with the same words. */
const keyOf = ({ file, line, marker, text }: Item) => JSON.stringify([file, line, marker, text])
const placeOf = ({ file, line }: Item) => JSON.stringify([file, line])

const isExact = ({ given, found }: Answered) =>
  sorted(given.expectedNew ?? []).join() === sorted(found).join()
const sorted = (items: readonly Item[]) => items.map(keyOf).sort()

interface Judged {
  readonly expected: readonly Item[]
  readonly found: readonly Item[]
}

const countsOf = (judged: readonly Judged[]) => {
  const counts = { expected: 0, found: 0, right: 0 }
  for (const { expected, found } of judged) {
    const wanted = new Set(expected.map(keyOf))
    counts.expected += expected.length
    counts.found += found.length
    counts.right += found.filter((item) => wanted.has(keyOf(item))).length
  }
  return counts
}

const shareOf = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)

/** How many of the named ones were reported as new; null when no case names any. */
const reportedOf = (
  answered: readonly Answered[],
  named: (given: Case) => readonly Item[] | null | undefined,
) => {
  const known = answered.filter(({ given }) => named(given))
  if (answered.length > 0 && known.length === 0) return null
  return known.reduce((sum, { given, found }) => {
    const places = new Set(found.map(placeOf))
    return sum + (named(given) ?? []).filter((item) => places.has(placeOf(item))).length
  }, 0)
}

const byLanguage = (judged: readonly Answered[]) => {
  const nameOf = ({ file }: Item) => languageOf(file)?.name ?? 'unknown'
  const items = judged.flatMap(({ given, found }) => [...(given.expectedNew ?? []), ...found])
  const names = [...new Set(items.map(nameOf))].sort()
  const counted = names.map((name) => {
    const isOf = (item: Item) => nameOf(item) === name
    const ofLanguage = judged.map(({ given, found }) => ({
      expected: (given.expectedNew ?? []).filter(isOf),
      found: found.filter(isOf),
    }))
    return [name, countsOf(ofLanguage)] as const
  })
  return Object.fromEntries(counted)
}
