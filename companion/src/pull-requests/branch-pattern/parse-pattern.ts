import { type CharacterTest, readClass, readEscape } from './characters'

/** A regular expression as a tree. What cannot be followed in linear time is not in it. */
export type Pattern =
  | { readonly kind: 'character'; readonly is: CharacterTest }
  | { readonly kind: 'edge'; readonly of: 'start' | 'end' | 'word' | 'inside' }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most: number }

/** Where the reading stands in the text of the pattern. */
export interface Cursor {
  readonly text: string
  at: number
}

/** Undefined for what is no regular expression, and for one with references or look-around. */
export const parsePattern = (text: string): Pattern | undefined => {
  const cursor: Cursor = { text, at: 0 }
  const pattern = readChoice(cursor)
  return cursor.at === text.length ? pattern : undefined
}

const readChoice = (cursor: Cursor): Pattern | undefined => {
  const parts: Pattern[] = []
  do {
    const part = readSequence(cursor)
    if (!part) return undefined
    parts.push(part)
  } while (take(cursor, '|'))
  return parts.length === 1 ? parts[0] : { kind: 'choice', parts }
}

const readSequence = (cursor: Cursor): Pattern | undefined => {
  const parts: Pattern[] = []
  while (cursor.at < cursor.text.length && !'|)'.includes(cursor.text[cursor.at] ?? '')) {
    const atom = readAtom(cursor)
    const part = atom && readRepeat(cursor, atom)
    if (!part) return undefined
    parts.push(part)
  }
  return { kind: 'sequence', parts }
}

const readAtom = (cursor: Cursor): Pattern | undefined => {
  const sign = cursor.text[cursor.at] ?? ''
  if ('*+?'.includes(sign)) return undefined
  cursor.at += 1
  if (sign === '^') return { kind: 'edge', of: 'start' }
  if (sign === '$') return { kind: 'edge', of: 'end' }
  if (sign === '(') return readGroup(cursor)
  if (sign === '[') return characterOf(readClass(cursor))
  if (sign === '\\') return readBackslash(cursor)
  if (sign === '.') return characterOf((character) => character !== '\n')
  return characterOf((character) => character === sign)
}

const readGroup = (cursor: Cursor): Pattern | undefined => {
  const opening = /^\?(:|<[A-Za-z]\w{0,30}>)/.exec(cursor.text.slice(cursor.at, cursor.at + 40))
  if (opening) cursor.at += opening[0].length
  else if (cursor.text[cursor.at] === '?') return undefined
  const inner = readChoice(cursor)
  return take(cursor, ')') ? inner : undefined
}

const readBackslash = (cursor: Cursor): Pattern | undefined => {
  const sign = cursor.text[cursor.at]
  if (sign !== 'b' && sign !== 'B') return characterOf(readEscape(cursor))
  cursor.at += 1
  return { kind: 'edge', of: sign === 'b' ? 'word' : 'inside' }
}

const characterOf = (is: CharacterTest | undefined): Pattern | undefined => is && { kind: 'character', is }

/** A brace that counts nothing is an ordinary sign; a reluctant repetition finds the same branches. */
const readRepeat = (cursor: Cursor, part: Pattern): Pattern | undefined => {
  const counts = readCounts(cursor)
  if (!counts) return part
  const [least, most] = counts
  take(cursor, '?')
  const isRepeatedAgain = '*+?'.includes(cursor.text[cursor.at] ?? ' ')
  if (part.kind === 'edge' || most < least || isRepeatedAgain) return undefined
  return { kind: 'repeat', part, least, most }
}

const readCounts = (cursor: Cursor): readonly [least: number, most: number] | undefined => {
  if (take(cursor, '*')) return [0, Number.POSITIVE_INFINITY]
  if (take(cursor, '+')) return [1, Number.POSITIVE_INFINITY]
  if (take(cursor, '?')) return [0, 1]
  const counted = /^\{(\d{1,3})(,(\d{0,3}))?\}/.exec(cursor.text.slice(cursor.at, cursor.at + 10))
  if (!counted) return undefined
  cursor.at += counted[0].length
  const [, least, comma, most] = counted
  if (comma === undefined) return [Number(least), Number(least)]
  return [Number(least), most ? Number(most) : Number.POSITIVE_INFINITY]
}

const take = (cursor: Cursor, sign: string): boolean => {
  if (cursor.text[cursor.at] !== sign) return false
  cursor.at += 1
  return true
}
