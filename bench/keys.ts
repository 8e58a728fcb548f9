import { findIssueKeys, type KeyDialect } from '@throughline/shared/find-issue-keys'
import { findWrittenKeys } from '../companion/src/pull-requests/written-keys'
import type { Figure } from './figures'
import { adversarialTexts, typicalText } from './key-texts'
import { median } from './spread'

const ROUNDS = 11
const KB = 1024
const [SMALL, LARGE] = [256 * KB, 1024 * KB]
const GOAL_MS = 20
const GOAL_RATIO = 6

/** Each reads a whole text for its keys; the longer way takes the text as a description, in every dialect. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'findIssueKeys (cloud)': (text) => findIssueKeys(text, { dialect: 'cloud' }),
  'findIssueKeys (dc)': (text) => findIssueKeys(text, { dialect: 'dc' }),
  'findWrittenKeys (cloud)': (text) => written(text, 'cloud'),
  'findWrittenKeys (dc)': (text) => written(text, 'dc'),
}

const written = (body: string, dialect: KeyDialect) =>
  findWrittenKeys(
    { branch: 'fix/SHOP-7-cart', title: 'SHOP-7 Keep the cart', body, commits: [] },
    { dialect, siteUrl: 'https://shop.example.com' },
  )

/** How long the grammar takes over a usual description, and over texts made to hold it up. */
export const keys = async (say: (line: string) => void): Promise<readonly Figure[]> => [
  ...Object.entries(readers).map(([name, read]) => usual(name, read)),
  ...Object.entries(readers).flatMap(([name, read]) => worst(name, read, say)),
]

const usual = (name: string, read: (text: string) => unknown): Figure => {
  const text = typicalText(64 * KB)
  timeOnce(read, text)
  const tookMs = median(Array.from({ length: ROUNDS }, () => timeOnce(read, text)))
  return { what: `${name}, usual text of 64 KB`, figure: ms(tookMs) }
}

/** Both sizes are read in turn, so that a slower moment of the machine meets both. */
const worst = (name: string, read: (text: string) => unknown, say: (line: string) => void): Figure[] => {
  const measured = Object.entries(adversarialTexts).map(([kind, make]) => {
    const texts = { small: make(SMALL), large: make(LARGE) }
    timeOnce(read, texts.large)
    const rounds = Array.from({ length: ROUNDS }, () => ({
      small: timeOnce(read, texts.small),
      large: timeOnce(read, texts.large),
    }))
    const tookMs = median(rounds.map(({ large }) => large))
    const ratio = median(rounds.map(({ small, large }) => large / small))
    say(`${name}, ${kind}: ${ms(tookMs)} for 1 MB, ${ratio.toFixed(1)} times 256 KB`)
    return { kind, tookMs, ratio }
  })
  const slowest = measured.reduce((most, one) => (one.tookMs > most.tookMs ? one : most))
  const steepest = measured.reduce((most, one) => (one.ratio > most.ratio ? one : most))
  return [
    {
      what: `${name}, slowest of ${measured.length} texts of 1 MB: ${slowest.kind}`,
      figure: ms(slowest.tookMs),
      goal: { words: `≤ ${GOAL_MS} ms`, isMet: slowest.tookMs <= GOAL_MS },
    },
    {
      what: `${name}, 1 MB to 256 KB, steepest: ${steepest.kind}`,
      figure: steepest.ratio.toFixed(1),
      goal: { words: `≤ ${GOAL_RATIO}`, isMet: steepest.ratio <= GOAL_RATIO },
    },
  ]
}

const timeOnce = (read: (text: string) => unknown, text: string): number => {
  const startedAt = performance.now()
  read(text)
  return performance.now() - startedAt
}

const ms = (value: number) => `${value.toFixed(1)} ms`
