import type { Block, Document } from '../../jira/document'
import { plainLines, plainText } from '../../jira/plain-text'
import type { PullRequest } from '../../pull-requests/pull-request'
import { withoutHtmlComments } from '../../pull-requests/without-html-comments'
import { redact } from '../../redaction/redact'
import type { SummaryArea } from './summarize'
import { whyOf } from './why-of'

/** The comment on the issue. Text alone: no code lines, no mentions, no secrets; the only link leads to the pull request. */
export const documentOf = (pull: PullRequest, label: string, areas: readonly SummaryArea[]): Document => {
  const title = redact(plainText(pull.title)).trim() || label
  const why = whyOf(withoutHtmlComments(redact(plainLines(pull.body))))
  const bullets: Block = {
    kind: 'bulletList',
    items: areas.map(({ area, text }) => [{ text: `${area}: `, mark: 'strong' }, { text }]),
  }
  return [
    { kind: 'heading', level: 3, content: [{ text: 'Merged: ' }, { text: title, href: pull.url }] },
    { kind: 'paragraph', content: [{ text: redact(plainText(whoAndWhen(pull, label))) }] },
    ...(why ? [{ kind: 'paragraph', content: [{ text: why }] } as const] : []),
    ...(areas.length > 0 ? [bullets] : []),
    { kind: 'paragraph', content: [{ text: 'Written by Throughline from the pull request.', mark: 'em' }] },
  ]
}

const whoAndWhen = (pull: PullRequest, label: string): string => {
  const opened = `${pull.repository.name} ${label} by ${nameOf(pull)}, merged into ${pull.baseBranch}`
  const by = pull.mergedBy ? ` by ${pull.mergedBy}` : ''
  return `${opened}${by} on ${day.format(pull.mergedAt ?? pull.updatedAt)}`
}

const nameOf = ({ author }: PullRequest) => (author.isBot ? `${author.name} (bot)` : author.name)

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
