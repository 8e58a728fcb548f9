import { isWordSign } from './scan/where'

export interface FoundKeyword {
  /** As it was configured, also for `@todo`. */
  readonly keyword: string
  readonly at: number
  readonly end: number
}

/**
 * The first keyword of a line: a whole word in upper case, or behind an `@` in lower case too. `[TODO]` is another
 * keyword than `TODO`, and stands for itself only where it was asked for.
 */
export const findKeyword = (line: string, keywords: readonly string[]): FoundKeyword | undefined => {
  let first: FoundKeyword | undefined
  for (const keyword of keywords)
    for (const spelling of spellingsOf(keyword)) first = earlier(first, find(line, keyword, spelling))
  return first
}

/** Quick, and true more often than there is one: what it denies need not be read. */
export const mayHoldKeyword = (text: string, keywords: readonly string[]): boolean =>
  keywords.some((keyword) => spellingsOf(keyword).some((spelling) => text.includes(spelling)))

const spellingsOf = (keyword: string): readonly string[] => {
  if (keyword === '') return []
  const small = keyword.toLowerCase()
  return [keyword, `@${small}`, `@${keyword.charAt(0)}${small.slice(1)}`]
}

const earlier = (one: FoundKeyword | undefined, other: FoundKeyword | undefined) => {
  if (!one || !other) return one ?? other
  if (one.at === other.at) return one.end >= other.end ? one : other
  return one.at < other.at ? one : other
}

const find = (line: string, keyword: string, spelling: string): FoundKeyword | undefined => {
  for (let at = line.indexOf(spelling); at !== -1; at = line.indexOf(spelling, at + 1)) {
    const end = at + spelling.length
    if (isWhole(line, at, end) && !isBracketed(line, at, end))
      return { keyword, at: end - keyword.length, end }
  }
  return undefined
}

/** An edge counts where it could be part of a longer word; an address never names a keyword: `me@todo.example`. */
const isWhole = (line: string, at: number, end: number) =>
  !(isPartOfWord(line, at - 1) && (line[at] === '@' || isPartOfWord(line, at))) &&
  !(isPartOfWord(line, end) && isPartOfWord(line, end - 1))

/** Scripts that put no blanks between words may stand right beside a keyword. */
const isPartOfWord = (line: string, at: number) => {
  const code = line.charCodeAt(at)
  return code === DOLLAR || (code < BEYOND_ASCII && isWordSign(code))
}
const DOLLAR = 36
const BEYOND_ASCII = 128

const isBracketed = (line: string, at: number, end: number) => line[at - 1] === '[' && line[end] === ']'
