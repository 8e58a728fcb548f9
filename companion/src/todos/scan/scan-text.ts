import type { Language } from '../languages/language'
import { type Openings, openingsOf } from './openings'
import { regionBegunBefore, showsNoRegion } from './regions'
import type { Comment, Opening, Scan } from './scan'

export interface Scanned {
  /** In the order of the text. */
  readonly comments: readonly Comment[]
  /** How many signs were looked at, some of them twice. */
  readonly steps: number
}

/**
 * The comments of a text. A `piece` begins anywhere in its file, as a hunk does: what it shows tells whether it begins
 * within a comment or within another language. Takes time in proportion to the text, and throws for none.
 */
export const scanText = (text: string, language: Language, { isPiece = false } = {}): Scanned => {
  const effort = { steps: 0 }
  const comments: Comment[] = []
  const begin: Begin = { text, comments, effort, endless: new Map(), lastCloses: new Map() }
  const start: Start = isPiece ? startOf(text, language) : { language: nameFor(text, language), at: 0 }
  if (start.stars) comments.push({ from: 0, to: start.at, openedAt: 0, kind: 'block' })
  const at = readFrom(begin, start.language, start.at, start.end ?? text.length, isPiece)
  if (at < text.length) readFrom(begin, language.name, at, text.length, false)
  return { comments, steps: effort.steps }
}

interface Start {
  readonly language: string
  readonly at: number
  /** Where the region ends that the piece began within. */
  readonly end?: number
  readonly stars?: boolean
}

const startOf = (text: string, language: Language): Start => {
  const before = regionBegunBefore(text, language)
  if (before?.isElement) return { language: before.language, at: 0, end: text.indexOf(before.close) }
  if (before) return { language: before.language, at: 0 }
  const name = nameFor(text, language)
  const hasStars = language.blockComments?.some(({ open }) => open === '/*')
  const at = hasStars ? endOfStars(text) : 0
  return { language: name, at, stars: at > 0 }
}

/** A text that shows no region may be nothing but one. */
const nameFor = (text: string, language: Language) =>
  language.fragment && showsNoRegion(text, language) ? language.fragment : language.name

/** Where the lines end that begin a piece and go on with a comment, as ` * this`. */
const endOfStars = (text: string) => {
  let at = 0
  while (at < text.length && starred.test(text.slice(at, at + LONGEST_INDENT))) {
    const lineEnd = text.indexOf('\n', at)
    at = lineEnd === -1 ? text.length : lineEnd + 1
  }
  return at
}
const LONGEST_INDENT = 120
const starred = /^[ \t]{0,100}\*(?:\s|$)/

/** What all parts of a text share. */
type Begin = Pick<Scan, 'text' | 'comments' | 'effort' | 'endless' | 'lastCloses'>

/** Reads a part in one language; returns where it ended. */
const readFrom = (begin: Begin, name: string, from: number, end: number, isPiece: boolean): number => {
  const openings = openingsOf(name)
  const { text, comments, effort, endless, lastCloses } = begin
  const scan: Scan = {
    text,
    comments,
    effort,
    endless,
    lastCloses,
    end,
    holes: [],
    heredocs: [],
    mayHaveBegunInside: isPiece,
    isOver: false,
    readPart: (language, start, to) => readFrom(begin, language, start, to, false),
  }
  return Math.min(readAll(scan, openings, from), end)
}

const readAll = (scan: Scan, { byCode, begins }: Openings, from: number): number => {
  const { text, end } = scan
  let at = from
  while (at < end && !scan.isOver) {
    const start = at
    while (at < end && begins[text.charCodeAt(at) & LOW_BITS] === 0) at += 1
    scan.effort.steps += at - start + 1
    const list = at < end ? byCode[text.charCodeAt(at)] : undefined
    at = list ? read(scan, list, at) : at + 1
  }
  return at
}

/** Signs beyond ASCII are looked up as the ones they share these bits with; that costs time and changes nothing. */
const LOW_BITS = 127

const read = (scan: Scan, list: readonly Opening[], at: number): number => {
  for (const opening of list) {
    if (!stands(scan.text, opening, at) || !opening.isAllowed(scan.text, at)) continue
    const to = opening.read(scan, at)
    if (to !== undefined) return to
  }
  return at + 1
}

/** The first sign is known to be the same. */
const stands = (text: string, { sign, anyCase }: Opening, at: number) =>
  sign.length === 1 ||
  (text.charCodeAt(at + 1) === sign.charCodeAt(1) && text.startsWith(sign, at)) ||
  (anyCase === true && text.slice(at, at + sign.length).toLowerCase() === sign)
