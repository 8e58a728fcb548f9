import { historyReadingWords } from '@throughline/shared/history-reading'
import { readingText } from '@throughline/shared/reading-words'
import { version } from '../../../../package.json'
import type { CallLimit } from '../../../connections/call-limits'
import type { Health } from '../../../operating/read-health'
import type { Tone } from '../components/Lozenge'
import { lozengeOf, noticeOf, placeOf, systemOf } from '../integrations/card-words'
import { configureHref } from '../integrations/IntegrationsContent'
import { words } from './words'

/** One card: how a part is, in a word; `warn` and `bad` need a person. */
export interface HealthPart {
  readonly title: string
  readonly tone: Tone
  readonly state: string
  readonly text?: string | undefined
  readonly facts?: readonly (readonly [name: string, value: string | Date])[]
  /** The calls that the other side still allows. */
  readonly callLimit?: CallLimit | undefined
  readonly action?: { readonly text: string; readonly href: string; readonly label?: string } | undefined
}

/** A queue is late when a job has been due for so long. */
const LATE_SECONDS = 60

interface Known {
  readonly health: Health
  readonly hasWorker: boolean
  /** False for who may not open Configure. */
  readonly isAdmin: boolean
  readonly now: Date
}

/** Every part, in the order in which work passes them. */
export const partsOf = (known: Known): readonly HealthPart[] => [
  ...connectionParts(known),
  webhookPart(known.health),
  ...openIssueParts(known.health),
  workerPart(known.hasWorker),
  queuePart(known.health),
  waitingPart(known.health),
  countPart(words.gaveUp, known.health.gaveUp, 'gave up'),
  countPart(words.parked, known.health.parked, 'parked'),
  ...readingParts(known.health),
  {
    title: words.database.title,
    tone: 'ok',
    state: words.ok,
    facts: [
      [words.database.version, known.health.database.version],
      [words.database.size, words.database.sizeWords(known.health.database.bytes)],
    ],
  },
  {
    title: words.versions.title,
    tone: 'ok',
    state: words.ok,
    facts: [
      [words.versions.throughline, version],
      [words.versions.node, process.versions.node],
    ],
  },
]

export const needsAttention = ({ tone }: HealthPart): boolean => tone === 'warn' || tone === 'bad'

/** Nothing needs anybody while a past is read: it only says how far it is. */
const readingParts = ({ readings }: Health): readonly HealthPart[] =>
  readings.length === 0
    ? []
    : [
        {
          title: words.history.title,
          tone: 'info',
          state: words.history.reading,
          text: `${readings.map((one) => historyReadingWords(one.repository, one)).join('. ')}.`,
        },
      ]

const connectionParts = ({ health, isAdmin, now }: Known): readonly HealthPart[] => {
  const said = words.connection
  if (health.connections.length === 0) {
    const action = { text: said.connect, href: '/settings/integrations' }
    return [{ title: said.none, tone: 'warn', state: words.none, text: said.noneText, action }]
  }
  return health.connections.map((card): HealthPart => {
    const { tone, text: state } = lozengeOf(card, now)
    const isPaused = card.pausedUntil !== undefined && tone === 'ok'
    return {
      title: placeOf(card),
      ...(isPaused ? { tone: 'info', state: said.paused } : { tone, state }),
      text: textOf(card, now),
      facts: [[said.lastOk, card.lastOkAt ?? said.never]],
      callLimit: card.callLimit,
      action: isAdmin
        ? { text: said.configure, href: configureHref(card), label: said.configureLabel(systemOf(card)) }
        : undefined,
    }
  })
}

const textOf = (card: Health['connections'][number], now: Date): string | undefined => {
  const notice = noticeOf(card, now)
  if (notice) return notice.text
  if (card.isTroubled) return card.lastError
  const { pausedUntil } = card
  return pausedUntil && words.connection.pausedUntil(systemOf(card), pausedUntil.toISOString().slice(11, 16))
}

const webhookPart = ({ webhooks: { working, broken } }: Health): HealthPart => {
  const said = words.webhooks
  const action = { text: said.action, href: '/repositories' }
  if (broken === 0) return { title: said.title, tone: 'ok', state: said.working(working), action }
  return { title: said.title, tone: 'warn', state: said.broken(broken), text: said.text, action }
}

/** Nothing where no rule needs them. */
const openIssueParts = ({ openIssues: { count, readings } }: Health): readonly HealthPart[] => {
  const { title, reading, readingNote, known } = words.openIssues
  if (readings.length === 0)
    return count === 0 ? [] : [{ title, tone: 'ok', state: words.ok, text: known(count) }]
  return readings.map((progress) => ({
    title,
    tone: 'info',
    state: reading,
    text: `${readingText(progress)}. ${readingNote}`,
  }))
}

const workerPart = (hasWorker: boolean): HealthPart => {
  const { title, alive, none, text } = words.worker
  return hasWorker ? { title, tone: 'ok', state: alive } : { title, tone: 'bad', state: none, text }
}

const queuePart = ({ jobs: { oldestDueSeconds } }: Health): HealthPart => {
  const { title, onTime, late, age, text } = words.queue
  if (oldestDueSeconds < LATE_SECONDS) return { title, tone: 'ok', state: onTime }
  return { title, tone: 'warn', state: late, text: `${age(oldestDueSeconds)} ${text}` }
}

const waitingPart = ({ jobs: { waiting } }: Health): HealthPart => {
  const { title, count, text, action } = words.waiting
  if (waiting === 0) return { title, tone: 'ok', state: words.none }
  const link = { text: action, href: '/deliveries?outcome=waiting' }
  return { title, tone: 'info', state: count(waiting), text, action: link }
}

const countPart = (
  { title, text, action }: typeof words.gaveUp | typeof words.parked,
  count: number,
  outcome: string,
): HealthPart => {
  if (count === 0) return { title, tone: 'ok', state: words.none }
  const link = { text: action, href: `/deliveries?${new URLSearchParams({ outcome })}` }
  return { title, tone: 'bad', state: words.number(count), text, action: link }
}
