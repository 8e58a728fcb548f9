import { documentOf } from '@throughline/companion/features/post-merge-summary/document-of'
import { extract, readFacts } from '@throughline/companion/features/post-merge-summary/write-summary'
import { toAdf } from '@throughline/companion/jira/document'
import type { PullRequest } from '@throughline/companion/pull-requests/pull-request'
import { withBoundedPatches } from '@throughline/companion/pull-requests/with-bounded-patches'
import { z } from 'zod'
import { CannotMeasure } from '../cannot-measure'
import { adfText, bulletsOf } from '../checks/adf-text'
import { createAdfCheck } from '../checks/adf-violations'
import { summaryViolations } from '../checks/summary-violations'
import type { EvalSet } from '../eval-set'
import { readDiff } from '../read-diff'

/** Whether the summaries of real diffs are short, plain, and made of names that stand in them. */
export const summaries: EvalSet = {
  async measure(folder, progress) {
    const cases = readCases(await folder.read('cases'))
    progress(`summaries: ${cases.length} cases`)
    const checkAdf = createAdfCheck()
    const measured = cases.map((given) => {
      const start = performance.now()
      const adf = summaryOf(given)
      const ms = performance.now() - start
      const text = adfText(adf)
      const found = [
        ...checkAdf(adf, host),
        ...summaryViolations({ text, bullets: bulletsOf(adf) }, given.patch),
      ]
      return {
        answer: { id: given.id, text, adf },
        ms,
        violations: found.map((one) => `${given.id}: ${one}`),
      }
    })
    const violations = measured.flatMap((one) => one.violations)
    for (const violation of violations.slice(0, 20)) progress(violation)
    return {
      answers: measured.map(({ answer }) => answer),
      figures: {
        violations: violations.length,
        cases: cases.length,
        wordsP95: p95(measured.map(({ answer }) => answer.text.split(/\s+/).filter(Boolean).length)),
        msP95: Number(p95(measured.map(({ ms }) => ms)).toFixed(1)),
      },
    }
  },
}

const Cases = z.array(
  z.object({
    id: z.union([z.string(), z.number()]),
    patch: z.string(),
    repo: z.string().nullish(),
    title: z.string().nullish(),
    body: z.string().nullish(),
    author: z.string().nullish(),
    mergedBy: z.string().nullish(),
    base: z.string().nullish(),
  }),
)
type Case = z.infer<typeof Cases>[number]

function readCases(value: unknown): readonly Case[] {
  const parsed = Cases.safeParse(value)
  if (parsed.success) return parsed.data
  throw new CannotMeasure('The file cases is not a list of cases with an id and a patch.')
}

const host = 'github.com'
const mergedAt = new Date('2026-11-22T12:00:00Z')

const summaryOf = (given: Case) => {
  const files = withBoundedPatches(readDiff(given.patch))
  const pull = mergedWith(given, files.length)
  return toAdf(documentOf(pull, { label: '#42', summary: extract(readFacts(pull, files)) }))
}

/** A merged pull request around a diff; a case may bring its texts and its people. */
const mergedWith = ({ title, body, repo, author, mergedBy, base }: Case, fileCount: number): PullRequest => ({
  repository: { hostRepositoryId: '7001', name: repo ?? 'storefront', isPrivate: true },
  number: 42,
  title: title ?? 'The change of a case',
  body: body ?? '',
  url: `https://${host}/acme/storefront/pull/42`,
  state: 'merged',
  branch: 'topic',
  baseBranch: base ?? 'main',
  headSha: 'a'.repeat(40),
  author: { login: 'author', name: author ?? 'somebody', isBot: false },
  labels: [],
  reviews: [],
  commits: [],
  openedAt: mergedAt,
  updatedAt: mergedAt,
  mergedAt,
  mergedBy: mergedBy ?? undefined,
  mergeSha: 'b'.repeat(40),
  fileCount,
})

/** The value that 95 of 100 do not exceed. */
const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * 0.95) - 1)] ?? 0
