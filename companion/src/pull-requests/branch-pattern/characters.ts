import type { Cursor } from './parse-pattern'

export type CharacterTest = (character: string) => boolean

/** The rest of a class in brackets, after the opening one. Undefined where it does not end, or holds what is not known. */
export const readClass = (cursor: Cursor): CharacterTest | undefined => {
  const isNot = cursor.text[cursor.at] === '^'
  if (isNot) cursor.at += 1
  const tests: CharacterTest[] = []
  while (cursor.text[cursor.at] !== ']') {
    const test = readMember(cursor)
    if (!test) return undefined
    tests.push(test)
  }
  cursor.at += 1
  return (character) => tests.some((test) => test(character)) !== isNot
}

/** One character of a class, or a range. */
const readMember = (cursor: Cursor): CharacterTest | undefined => {
  const from = readSign(cursor)
  if (from === undefined || typeof from === 'function') return from
  const isRange = cursor.text[cursor.at] === '-' && cursor.text[cursor.at + 1] !== ']'
  if (!isRange) return (character) => character === from
  cursor.at += 1
  const to = readSign(cursor)
  if (typeof to !== 'string' || to < from) return undefined
  return (character) => character >= from && character <= to
}

const readSign = (cursor: Cursor): string | CharacterTest | undefined => {
  const sign = cursor.text[cursor.at]
  if (sign === undefined) return undefined
  cursor.at += 1
  if (sign !== '\\') return sign
  const escaped = cursor.text[cursor.at] ?? ''
  const literal = literalOf(escaped)
  if (literal === undefined) return readEscape(cursor)
  cursor.at += 1
  return literal
}

/** What a backslash makes of the sign behind it, outside of a class or in one. */
export const readEscape = (cursor: Cursor): CharacterTest | undefined => {
  const sign = cursor.text[cursor.at] ?? ''
  cursor.at += 1
  const literal = literalOf(sign)
  if (literal !== undefined) return (character) => character === literal
  const kind = kinds.get(sign.toLowerCase())
  if (!kind) return undefined
  return sign === sign.toLowerCase() ? kind : (character) => !kind(character)
}

/** A sign that is no letter or digit stands for itself. */
const literalOf = (sign: string): string | undefined => {
  if (sign === '') return undefined
  return /[A-Za-z0-9]/.test(sign) ? controls.get(sign) : sign
}

const controls: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
])

export const isWordCharacter: CharacterTest = (character) => /^\w$/.test(character)

const kinds: ReadonlyMap<string, CharacterTest> = new Map([
  ['d', (character: string) => /^\d$/.test(character)],
  ['w', isWordCharacter],
  ['s', (character: string) => /^\s$/.test(character)],
])
