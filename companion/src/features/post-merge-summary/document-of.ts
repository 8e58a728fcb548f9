import type { Block, Document, Inline } from '../../jira/document'
import { plainText } from '../../jira/plain-text'
import type { PullRequest } from '../../pull-requests/pull-request'
import { isTakenBack } from '../../pull-requests/taken-back'
import { redact } from '../../redaction/redact'
import { shortened } from './prose/plain-words'
import { sizeOf } from './write-areas'
import type { WrittenSummary } from './write-summary'

/** A comment that takes longer to read is not read. */
export const MOST_WORDS = 150
const MOST_OF_A_TITLE = 160
const MOST_OF_A_NAME = 60

/** A later pull request that took this one back, or that brought it back again after that. */
export interface TakenBack {
  /** `#51`, as the host writes it. */
  readonly label: string
  readonly mergedAt: Date
}

interface Told {
  readonly label: string
  readonly summary: WrittenSummary
  /** In their order: the first took it back, the second brought it back, and so on. */
  readonly takenBack?: readonly TakenBack[]
}

/** The comment on the issue. Text alone: no code lines, no mentions, no secrets; the only link leads to the pull request. */
export const documentOf = (pull: PullRequest, { label, summary, takenBack = [] }: Told): Document => {
  const title = shortened(clean(pull.title).trim(), MOST_OF_A_TITLE) || label
  const isGone = isTakenBack(takenBack)
  const frame: Frame = {
    head: [
      {
        kind: 'heading',
        level: 3,
        content: [{ text: isGone ? 'Merged, then reverted: ' : 'Merged: ' }, { text: title, href: pull.url }],
      },
      paragraph(clean(whoAndWhen(pull, label))),
    ],
    foot: [
      ...(takenBack.length > 0 ? [paragraph(clean(historyOf(takenBack)))] : []),
      { kind: 'paragraph', content: [{ text: labelOfWriter[summary.writer], mark: 'em' }] },
    ],
  }
  return fitting(frame, summary)
}

const labelOfWriter: Readonly<Record<WrittenSummary['writer'], string>> = {
  extract: 'Written by Throughline from the pull request.',
  'language model': "Written by a language model from the pull request's facts.",
}

interface Frame {
  readonly head: Document
  readonly foot: Document
}

/** As much of the summary as there are words for: the last areas go first, and then the reason. */
const fitting = ({ head, foot }: Frame, { why, areas, size }: WrittenSummary): Document => {
  const tries = [
    ...areas.map((_, index) => ({ why, areas: areas.slice(0, areas.length - index) })),
    { why, areas: [] },
    { why: undefined, areas: [] },
  ]
  const documents = tries.map((one) => [
    ...head,
    ...(one.why ? [paragraph(one.why)] : []),
    ...(size.files > 0 ? [bulletsOf(one.areas, sizeOf(size, one.areas.length))] : []),
    ...foot,
  ])
  return documents.find((document) => wordsIn(document) <= MOST_WORDS) ?? documents.at(-1) ?? []
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', content: [{ text }] })

const bulletsOf = (areas: WrittenSummary['areas'], size: string): Block => ({
  kind: 'bulletList',
  items: [...areas, { area: 'Size', text: size }].map(({ area, text }) => [
    { text: `${area}: `, mark: 'strong' },
    { text },
  ]),
})

export const wordsIn = (document: Document): number => {
  const texts = document.flatMap((block): readonly (readonly Inline[])[] =>
    block.kind === 'bulletList' ? block.items : [block.content],
  )
  const all = texts.map((inlines) => inlines.map(({ text }) => text).join('')).join(' ')
  return all.split(/\s+/).filter(Boolean).length
}

const clean = (text: string) => redact(plainText(text))

const whoAndWhen = (pull: PullRequest, label: string): string => {
  const short = (name: string) => shortened(name, MOST_OF_A_NAME)
  const opened = `${short(pull.repository.name)} ${label} by ${nameOf(pull)}, merged into ${short(pull.baseBranch)}`
  const by = pull.mergedBy ? ` by ${short(pull.mergedBy)}` : ''
  return `${opened}${by} on ${day.format(pull.mergedAt ?? pull.updatedAt)}`
}

const nameOf = ({ author }: PullRequest) =>
  author.isBot ? `${shortened(author.name, MOST_OF_A_NAME)} (bot)` : shortened(author.name, MOST_OF_A_NAME)

/** `Reverted by #51 on 22 November 2026. Brought back by #60 on 24 November 2026.` */
const historyOf = (takenBack: readonly TakenBack[]): string =>
  takenBack
    .map(({ label, mergedAt }, index) => {
      const does = index % 2 === 0 ? 'Reverted' : 'Brought back'
      return `${does} by ${label} on ${day.format(mergedAt)}.`
    })
    .join(' ')

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
