import type { IssueKey } from './issue-key'

/** How a site writes project keys: Cloud with letters and digits alone, Data Center (`dc`) with `_` as well. */
export type KeyDialect = 'cloud' | 'dc'

/** A key as somebody wrote it: `written` stands at `index` of the text, `key` is the same in upper case. */
export interface WrittenKey {
  readonly key: IssueKey
  readonly written: string
  readonly index: number
}

/**
 * The issue keys in a text by their form alone, once each, in the order a reader meets them. Upper and lower case
 * are alike. No letter or digit touches a key, and a version number such as `lodash-4.17` is none.
 * The time it takes grows with the length of the text, whatever the text is.
 */
export function findIssueKeys(
  text: string,
  { dialect, limit = 500 }: { readonly dialect: KeyDialect; readonly limit?: number },
): readonly WrittenKey[] {
  const found = new Map<IssueKey, WrittenKey>()
  let span = nextSpan(text, 0, dialect)
  while (span && found.size < limit) {
    const written = text.slice(span.start, span.end)
    const key = found.has(written) ? written : written.toUpperCase()
    if (!found.has(key)) found.set(key, { key, written, index: span.start })
    span = nextSpan(text, span.end, dialect)
  }
  return [...found.values()]
}

/** Every mention of an issue key, repetitions too, from left to right. */
export function* eachIssueKey(text: string, dialect: KeyDialect): Generator<WrittenKey, void> {
  let span = nextSpan(text, 0, dialect)
  while (span) {
    const written = text.slice(span.start, span.end)
    yield { key: isUpperCase(written) ? written : written.toUpperCase(), written, index: span.start }
    span = nextSpan(text, span.end, dialect)
  }
}

const longestPart = 256
const nowhere = -1

/** The first key whose dash stands at or after `from`. */
function nextSpan(text: string, from: number, dialect: KeyDialect) {
  for (let dash = nextDash(text, from); dash !== nowhere; dash = nextDash(text, dash + 1)) {
    const end = endOfNumber(text, dash + 1)
    const start = end === nowhere ? nowhere : startOfProject(text, dash, dialect)
    if (start !== nowhere) return { start, end }
  }
  return undefined
}

/** Most keys are: to ask is faster than to write them anew. */
function isUpperCase(written: string): boolean {
  for (let at = 0; at < written.length; at += 1) if (written.charCodeAt(at) >= 97) return false
  return true
}

/** Looks at the next few characters itself: `indexOf` leaps over long prose, but is slow to set out. */
function nextDash(text: string, from: number): number {
  for (let at = from; at < from + 4; at += 1) if (codeAt(text, at) === DASH) return at
  return text.indexOf('-', from + 4)
}

function endOfNumber(text: string, start: number): number {
  let code = codeAt(text, start)
  if (!isDigit(code) || code === ZERO) return nowhere
  let end = start
  while (isDigit(code) && end - start < longestPart) {
    end += 1
    code = codeAt(text, end)
  }
  if (isLetterOrDigit(code)) return nowhere
  const isVersion = code === DOT && isDigit(codeAt(text, end + 1))
  return isVersion ? nowhere : end
}

/** Where the longest project key that ends at the dash begins: with `_` in its name there may be several. */
function startOfProject(text: string, dash: number, dialect: KeyDialect): number {
  let start = nowhere
  for (let at = dash - 1; dash - at <= longestPart; at -= 1) {
    const code = codeAt(text, at)
    if (!isLetterOrDigit(code) && (code !== UNDERSCORE || dialect === 'cloud')) break
    if (isLetter(code) && dash - at >= 2 && !isLetterOrDigit(codeAt(text, at - 1))) start = at
  }
  return start
}

const DASH = 45
const DOT = 46
const ZERO = 48
const UNDERSCORE = 95
const isDigit = (code: number) => code >= 48 && code <= 57
const isLetter = (code: number) => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
const isLetterOrDigit = (code: number) => isDigit(code) || isLetter(code)
// Asking beyond the ends costs the engine its fast path, so a text is taken to stand between two zeros.
const codeAt = (text: string, at: number) => (at >= 0 && at < text.length ? text.charCodeAt(at) : 0)
