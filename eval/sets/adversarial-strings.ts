import { documentOf } from '@throughline/companion/features/post-merge-summary/document-of'
import { extract, readFacts } from '@throughline/companion/features/post-merge-summary/write-summary'
import { toAdf } from '@throughline/companion/jira/document'
import { toWiki } from '@throughline/companion/jira/document-wiki'
import { jqlContains } from '@throughline/companion/jira/jql'
import type { ChangedFile, PullRequest } from '@throughline/companion/pull-requests/pull-request'
import { z } from 'zod'
import { CannotMeasure } from '../cannot-measure'
import { createAdfCheck } from '../checks/adf-violations'
import { jqlViolations } from '../checks/jql-violations'
import { wikiViolations } from '../checks/wiki-violations'
import type { EvalSet } from '../eval-set'

/** Whether a merge summary stays plain text in both of Jira's notations, and a search one string, whatever people write. */
export const adversarialStrings: EvalSet = {
  async measure(folder, progress) {
    const cases = readCases(await folder.read('adversarial-strings'))
    progress(`adversarial-strings: ${cases.length} cases`)
    const checkAdf = createAdfCheck()
    const answers = cases.map(answerTo)
    const violations = answers.flatMap(({ id, adf, wiki, jql }) =>
      [...checkAdf(adf, host), ...wikiViolations(wiki, host), ...jqlViolations(jql)].map(
        (violation) => `${id}: ${violation}`,
      ),
    )
    for (const violation of violations.slice(0, 20)) progress(violation)
    return { answers, figures: { violations: violations.length, cases: cases.length } }
  },
}

const Cases = z.array(z.object({ id: z.union([z.string(), z.number()]), s: z.string() }))
type Case = z.infer<typeof Cases>[number]

function readCases(value: unknown): readonly Case[] {
  const parsed = Cases.safeParse(value)
  if (parsed.success) return parsed.data
  throw new CannotMeasure('The file adversarial-strings is not a list of cases with an id and a string s.')
}

function answerTo({ id, s }: Case) {
  const pull = mergedWith(s)
  const document = documentOf(pull, { label: '#42', summary: extract(readFacts(pull, files)) })
  return { id, adf: toAdf(document), wiki: toWiki(document), jql: jqlContains('summary', s) }
}

const host = 'github.com'
const mergedAt = new Date('2026-11-22T12:00:00Z')

/** A merged pull request on which everything that a person writes is this string. */
const mergedWith = (s: string): PullRequest => ({
  repository: { hostRepositoryId: '7001', name: 'acme/storefront', isPrivate: true },
  number: 42,
  title: s,
  body: s,
  url: `https://${host}/acme/storefront/pull/42`,
  state: 'merged',
  branch: s,
  baseBranch: s,
  headSha: 'a'.repeat(40),
  author: { login: s, name: s, isBot: false },
  labels: [],
  reviews: [],
  commits: [{ sha: 'a'.repeat(40), message: s }],
  openedAt: mergedAt,
  updatedAt: mergedAt,
  mergedAt,
  mergedBy: s,
  mergeSha: 'b'.repeat(40),
  fileCount: 2,
})

const fileAt = (path: string): ChangedFile => ({
  path,
  previousPath: undefined,
  change: 'modified',
  addedLines: 10,
  removedLines: 2,
})
const files = [fileAt('checkout/retry-policy.ts'), fileAt('checkout/retry-policy.test.ts')]
