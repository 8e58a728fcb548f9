import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { documentOf } from '../src/features/post-merge-summary/document-of'
import { leftAlone, routineOf } from '../src/features/post-merge-summary/routine-of'
import { extract, readFacts } from '../src/features/post-merge-summary/write-summary'
import type { Document, Inline } from '../src/jira/document'
import type { ChangedFile, PullRequest } from '../src/pull-requests/pull-request'
import { isRevert } from '../src/pull-requests/revert'
import { aPullRequest } from './a-pull-request'

/** Merged pull requests as people write them, each in `<name>.json`, with its comment in `<name>.expected.txt`. */
export const goldenFolder = join(process.cwd(), 'companion/src/features/post-merge-summary/goldens')

const Golden = z.object({
  about: z.string(),
  title: z.string(),
  body: z.array(z.string()),
  commits: z.array(z.string()),
  author: z.string().default('Mina Sato'),
  authorIsBot: z.boolean().default(false),
  mergedBy: z.string().default('Dana Ortiz'),
  branch: z.string().default('topic'),
  base: z.string().default('main'),
  repository: z.string().default('acme/storefront'),
  label: z.string().default('#42'),
  labels: z.array(z.string()).default([]),
  takenBack: z.array(z.object({ label: z.string(), mergedAt: z.coerce.date() })).default([]),
  files: z.array(
    z.object({
      path: z.string(),
      from: z.string().optional(),
      change: z.enum(['added', 'modified', 'renamed', 'removed']).default('modified'),
      added: z.number().optional(),
      removed: z.number().optional(),
      patch: z.array(z.string()).optional(),
    }),
  ),
})
type Golden = z.infer<typeof Golden>

export const namesOfGoldens: readonly string[] = readdirSync(goldenFolder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length))
  .sort()

export const readGolden = (name: string): Golden =>
  Golden.parse(JSON.parse(readFileSync(join(goldenFolder, `${name}.json`), 'utf8')))

export const filesOf = ({ files }: Golden): readonly ChangedFile[] =>
  files.map(({ path, from, change, added, removed, patch }) => ({
    path,
    previousPath: from,
    change,
    addedLines: added ?? countOf('+', patch),
    removedLines: removed ?? countOf('-', patch),
    patch: patch?.join('\n'),
  }))

const countOf = (sign: string, patch: readonly string[] = []) =>
  patch.filter((line) => line.startsWith(sign)).length

export const pullRequestOf = (golden: Golden): PullRequest => {
  const { title, body, commits, author, authorIsBot, mergedBy, branch, base, repository, label, labels } =
    golden
  return aPullRequest({
    title,
    body: body.join('\n'),
    commits: commits.map((message, index) => ({ sha: String(index).padStart(40, '0'), message })),
    author: { login: author, name: author, isBot: authorIsBot },
    mergedBy,
    branch,
    baseBranch: base,
    labels,
    repository: { hostRepositoryId: '7001', name: repository, isPrivate: true },
    number: Number(label.slice(1)),
    url: `https://github.com/${repository}/pull/${label.slice(1)}`,
    state: 'merged',
    mergedAt: new Date('2026-11-22T12:00:00Z'),
    fileCount: golden.files.length,
  })
}

/** What the issue is told, as text; the reason in brackets where it is told nothing. */
export const commentOf = (golden: Golden): string => {
  const [pull, files] = [pullRequestOf(golden), filesOf(golden)]
  if (isRevert(pull)) return '(No comment of its own: that of the one it takes back says so.)\n'
  const silence = leftAlone(pull) ?? routineOf(pull, files)
  if (silence) return `(No comment: ${silence})\n`
  const summary = extract(readFacts(pull, files))
  return textOf(documentOf(pull, { label: golden.label, summary, takenBack: golden.takenBack }))
}

/** A document as it reads, a bullet a line. */
export const textOf = (document: Document): string => {
  const line = (inlines: readonly Inline[]) => inlines.map(({ text }) => text).join('')
  const blocks = document.map((block) =>
    block.kind === 'bulletList'
      ? block.items.map((item) => `- ${line(item)}`).join('\n')
      : line(block.content),
  )
  return `${blocks.join('\n\n')}\n`
}
