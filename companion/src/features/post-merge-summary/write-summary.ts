import { plainLines, plainText } from '../../jira/plain-text'
import type { ChangedFile, PullRequest } from '../../pull-requests/pull-request'
import { withoutHtmlComments } from '../../pull-requests/without-html-comments'
import { redact } from '../../redaction/redact'
import type { MergeFacts } from './facts/facts'
import { factsOf } from './facts/facts-of'
import { type SummaryArea, writeAreas } from './write-areas'

/** What a merge summary says beside who merged what and when. */
export interface WrittenSummary {
  readonly why: string | undefined
  /** The bullets, without the one that says how big the change is. */
  readonly areas: readonly SummaryArea[]
  readonly size: MergeFacts['size']
  /** What wrote it. */
  readonly writer: 'extract' | 'language model'
}

/** The facts of a pull request, from texts in which no secret is left and nothing is hidden. */
export const readFacts = (pull: PullRequest, files: readonly ChangedFile[]): MergeFacts =>
  factsOf(
    {
      title: clean(pull.title),
      body: withoutHtmlComments(redact(plainLines(pull.body))),
      commits: pull.commits.map(({ sha, message }) => ({
        sha,
        message: clean(message.split('\n', 1)[0] ?? ''),
      })),
      fileCount: pull.fileCount,
    },
    files,
  )

const clean = (text: string) => redact(plainText(text))

/** The summary that needs no model. */
export const extract = (facts: MergeFacts): WrittenSummary => ({
  why: facts.why,
  areas: writeAreas(facts),
  size: facts.size,
  writer: 'extract',
})
