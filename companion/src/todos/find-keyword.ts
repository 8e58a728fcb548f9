import { isWordSign } from './scan/where'

/** One way in which a keyword may be written. */
export interface Spelling {
  readonly keyword: string
  readonly sign: string
}

/** A keyword as it is, and behind an `@` in lower case too, as documentation has it. */
export const spellingsOf = (keywords: readonly string[]): readonly Spelling[] =>
  keywords.flatMap((keyword) => {
    if (keyword === '') return []
    const small = keyword.toLowerCase()
    const signs = [keyword, `@${small}`, `@${keyword.charAt(0)}${small.slice(1)}`]
    return signs.map((sign) => ({ keyword, sign }))
  })

/** The spellings that a text holds, as words or as parts of longer ones. Without any there is nothing to read. */
export const spellingsIn = (text: string, spellings: readonly Spelling[]): readonly Spelling[] => {
  const hasAt = text.includes('@')
  return spellings.filter(({ sign }) => (hasAt || !sign.startsWith('@')) && text.includes(sign))
}

/** Quick, and true more often than there is a keyword. */
export const mayHoldKeyword = (text: string, spellings: readonly Spelling[]): boolean => {
  for (const { sign } of spellings) if (text.includes(sign)) return true
  return false
}

export interface FoundKeyword {
  /** As it was configured, also for `@todo`. */
  readonly keyword: string
  readonly at: number
  readonly end: number
}

/**
 * The first keyword of a line, as a whole word. `[TODO]` is another keyword than `TODO`, and stands for itself only where
 * it was asked for.
 */
export const findKeyword = (line: string, spellings: readonly Spelling[]): FoundKeyword | undefined => {
  let first: FoundKeyword | undefined
  for (const spelling of spellings) first = earlier(first, find(line, spelling))
  return first
}

const earlier = (one: FoundKeyword | undefined, other: FoundKeyword | undefined) => {
  if (!one || !other) return one ?? other
  if (one.at === other.at) return one.end >= other.end ? one : other
  return one.at < other.at ? one : other
}

const find = (line: string, { keyword, sign }: Spelling): FoundKeyword | undefined => {
  for (let at = line.indexOf(sign); at !== -1; at = line.indexOf(sign, at + 1)) {
    const end = at + sign.length
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
