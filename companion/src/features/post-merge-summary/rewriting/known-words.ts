/** Words and numbers that stand among the facts, as they are spelled there. */
export interface KnownWords {
  has(word: string): boolean
  /** In any case. */
  hasLowerCase(word: string): boolean
  /** A word of the same beginning: `retries` is known where `retry` is. */
  hasLike(word: string): boolean
}

/** Letters by which words are taken for forms of one word. */
const STEM = 4

export const knownWordsOf = (facts: string): KnownWords => {
  const words = new Set(wordsOf(facts))
  const lowerCase = new Set([...words].map((word) => word.toLowerCase()))
  const stems = new Set([...lowerCase].flatMap(partsOf).map((part) => part.slice(0, STEM)))
  return {
    has: (word) => words.has(word),
    hasLowerCase: (word) => lowerCase.has(word.toLowerCase()),
    hasLike: (word) => stems.has(word.toLowerCase().slice(0, STEM)),
  }
}

/** Parted by blanks, without the signs that sentences put around them; a word in brackets is one of its own. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .split(/[\s"“”„«»()…]+|[,;:!?](?=\s|$)|\.(?=\s|$)|^'|'$/)
    .filter((word): word is string => word !== undefined && word !== '')

/** `RetryPolicy` and `retry-policy` are made of two words. */
const partsOf = (word: string): readonly string[] => word.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
