import type { Block, Document, Inline } from '../../jira/document'
import { plainText } from '../../jira/plain-text'
import type { LeftOver } from '../../pull-requests/left-over'
import type { PullRequest } from '../../pull-requests/pull-request'
import { redact } from '../../redaction/redact'

const MOST_CHARACTERS = 300
const MOST_ITEMS = 50

interface About {
  /** `#42`, as the host writes it. */
  readonly label: string
  /** Of the issue that the pull request was made for. */
  readonly issueKey: string
}

/** `Follow-up: #42 - Retry payment calls`. */
export const summaryOf = ({ title }: PullRequest, label: string, items: readonly LeftOver[]): string => {
  const [only] = items
  const words = items.length === 1 && only ? only.text : title
  return clean(`Follow-up: ${label} - ${words}`)
}

/** What is left, with who said it and where: words of others as plain text, links to the git host alone. */
export const documentOf = (
  pull: PullRequest,
  { label, issueKey }: About,
  items: readonly LeftOver[],
): Document => [
  {
    kind: 'paragraph',
    content: [
      { text: `Left over from ${clean(pull.repository.name)} ` },
      { text: label, href: pull.url },
      { text: `${mergedOn(pull)}. Original issue: ${issueKey}.` },
    ],
  },
  ...section(
    'Unresolved comments',
    items.filter(({ kind }) => kind === 'comment'),
  ),
  ...section(
    'New TODOs',
    items.filter(({ kind }) => kind === 'todo'),
  ),
  { kind: 'paragraph', content: [{ text: ending, mark: 'em' }] },
]

const ending =
  'Created by Throughline. Closing this issue does not change the code; a TODO that disappears from the code is reported here.'

const mergedOn = ({ mergedAt }: PullRequest): string => (mergedAt ? `, merged ${day.format(mergedAt)}` : '')

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

const section = (title: string, items: readonly LeftOver[]): readonly Block[] => {
  if (items.length === 0) return []
  const more = items.length - MOST_ITEMS
  const listed = items.slice(0, MOST_ITEMS).map(itemOf)
  return [
    { kind: 'heading', level: 3, content: [{ text: title }] },
    { kind: 'bulletList', items: more > 0 ? [...listed, [{ text: `And ${more} more.` }]] : listed },
  ]
}

const itemOf = ({ kind, path, line, text, by, url }: LeftOver): readonly Inline[] => {
  const place: Inline = { text: clean(line === undefined ? path : `${path}:${line}`), href: url }
  const words = shortened(text)
  if (kind === 'todo') return [place, { text: `: ${words}` }]
  return [{ text: clean(by ?? ''), mark: 'strong' }, { text: ' on ' }, place, { text: `: “${words}”` }]
}

const clean = (text: string) => redact(plainText(text))

const shortened = (text: string): string =>
  text.length <= MOST_CHARACTERS ? text : `${plainText(text.slice(0, MOST_CHARACTERS - 1))}…`
