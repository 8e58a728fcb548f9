import type { Figure } from '../bench/figures'

/** What a fault is given to work with. */
export interface FaultRun {
  /** A round for every change: the same fault, smaller. */
  readonly isShort: boolean
  /** A server to make a database on; undefined starts a PostgreSQL of the run's own. */
  readonly postgresUrl: string | undefined
  /** Says what is being done, for the person who watches. */
  say(line: string): void
  /** Called when the fault is over, however it ended; the last one first. */
  atEnd(end: () => Promise<void>): void
}

/** What a fault has shown. */
export interface FaultOutcome {
  /** Plain numbers for the line that machines read. */
  readonly counts: Readonly<Record<string, number>>
  /** The same for people, each with its goal. */
  readonly figures: readonly Figure[]
}

/** One thing that goes wrong on purpose, around the real companion. */
export interface Fault {
  readonly what: string
  /** It is broken off after this time. */
  readonly limitMs: number
  run(run: FaultRun): Promise<FaultOutcome>
}

/** A count that must be nought, as a figure. */
export const none = (what: string, count: number): Figure => ({
  what,
  figure: String(count),
  goal: { words: '0', isMet: count === 0 },
})

/** A time, held against the longest allowed. */
export const within = (what: string, tookMs: number, mostMs: number): Figure => ({
  what,
  figure: inWords(tookMs),
  goal: { words: `≤ ${inWords(mostMs)}`, isMet: tookMs <= mostMs, isOfTime: true },
})

/** A claim, as a figure. */
export const holds = (what: string, figure: string, words: string, isMet: boolean): Figure => ({
  what,
  figure,
  goal: { words, isMet },
})

const inWords = (ms: number) => (ms < 1_000 ? `${Math.round(ms)} ms` : `${Number((ms / 1_000).toFixed(1))} s`)
