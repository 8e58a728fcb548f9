import { defaultSkipRules, skipReason } from '@throughline/companion/pull-requests/skip-rules'
import { z } from 'zod'
import { CannotMeasure } from '../cannot-measure'
import type { EvalSet } from '../eval-set'
import { judgeCases } from '../judge-cases'

/** Which branches, texts and labels keep a pull request from being linked. */
export const skipRules: EvalSet = {
  async measure(folder, progress) {
    const file = File.safeParse(await folder.read('skip_rules'))
    if (!file.success) throw new CannotMeasure('The file skip_rules does not hold its lists of cases.')
    const answered = [...branchAnswers(file.data), ...textAnswers(file.data), ...labelAnswers(file.data)]
    progress(`skip-rules: ${answered.length} cases`)
    return {
      answers: answered.map(({ id, list, answer }) => ({ id, list, answer })),
      figures: judgeCases(answered),
    }
  },
}

const Id = z.union([z.string(), z.number()]).nullish()
const BranchCase = z.looseObject({
  id: Id,
  branch: z.string(),
  pattern: z.string().nullish(),
  expected: z.boolean().nullish(),
})
const TextCase = z.looseObject({
  id: Id,
  where: z.string().nullish(),
  text: z.string(),
  skip: z.boolean().nullish(),
})
const listOf = <T>(schema: z.ZodType<T>) =>
  z.union([z.array(schema), z.object({ cases: z.array(schema) }).transform(({ cases }) => cases)]).nullish()

const File = z.looseObject({
  branch_skip: listOf(BranchCase),
  no_ticket: listOf(TextCase),
  /** A label that has to be known as it is. */
  gitar_label: z.string().nullish(),
})
type File = z.infer<typeof File>

const empty = { title: '', body: '', branch: '', labels: [], state: 'open' } as const

const branchAnswers = ({ branch_skip }: File) =>
  (branch_skip ?? []).map(({ id, branch, pattern, expected }, index) => ({
    id: id ?? index,
    list: 'branch_skip',
    answer:
      skipReason({ ...empty, branch }, { ...defaultSkipRules, branchPattern: pattern ?? '' }) !== undefined,
    expected: expected ?? undefined,
  }))

/** A text stands where its case says, and in the title when it does not say. */
const textAnswers = ({ no_ticket }: File) =>
  (no_ticket ?? []).map(({ id, where, text, skip }, index) => {
    const place = where === 'body' || where === 'branch' ? where : 'title'
    return {
      id: id ?? index,
      list: 'no_ticket',
      answer: { skip: skipReason({ ...empty, [place]: text }) !== undefined },
      expected: skip === undefined || skip === null ? undefined : { skip },
    }
  })

const labelAnswers = ({ gitar_label }: File) =>
  gitar_label
    ? [
        {
          ...{ id: 0, list: 'gitar_label', expected: { skip: true } },
          answer: { skip: skipReason({ ...empty, labels: [gitar_label] }) !== undefined },
        },
      ]
    : []
