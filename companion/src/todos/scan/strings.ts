import type { StringForm, TaggedString } from '../languages/language'
import { documentation } from './documentation'
import { isEndless, type Opening, type Scan, seek } from './scan'
import { allows } from './where'

/** A string of one form. One that never ends is none: what follows its sign is read as code. */
export const stringOf = (form: StringForm): Opening => ({
  sign: form.open,
  isAllowed: allows(form.where),
  read: readerOf(form),
})

const readerOf = (form: StringForm): Opening['read'] => {
  if (form.isCharacter) return (scan, at) => endOfCharacter(scan, form, at)
  if (form.isDocumentation) return documentation(form, endOfString)
  if (form.hasHoles) return (scan, at) => readWithHoles(scan, form, at)
  return (scan, at) => endOfString(scan, form, at + form.open.length)
}

/** Where a string ends whose content begins at `from`; undefined when it never does. */
const endOfString = (scan: Scan, form: StringForm, from: number): number | undefined => {
  if (isEndless(scan, form, from)) return undefined
  const isPlain = form.spansLines && !form.escape
  const to = isPlain ? seek(scan, form.close, from) : walk(scan, form, from)
  const ends = to < scan.end && scan.text.startsWith(form.close, to)
  if (ends) return to + form.close.length
  scan.endless.set(form, to)
  return undefined
}

/** Stops at the close, at the line's end where the string may not pass it, or at the end of the text. */
const walk = (scan: Scan, form: StringForm, from: number): number => {
  const { text, end } = scan
  const { close, spansLines } = form
  const [closeCode, escapeCode] = [close.charCodeAt(0), form.escape?.charCodeAt(0)]
  let at = from
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (code === escapeCode) at += 1
    else if (code === closeCode && text.startsWith(close, at)) break
    else if (code === NEWLINE && !spansLines) break
  }
  scan.effort.steps += at - from + 1
  return Math.min(at, end)
}
const NEWLINE = 10

/** The longest escape is `\u{10ffff}`. */
const LONGEST_ESCAPE = 12

const endOfCharacter = ({ text }: Scan, form: StringForm, at: number) => {
  const from = at + 1
  if (text.charAt(from) === form.escape) {
    const found = text.slice(from + 2, from + LONGEST_ESCAPE).indexOf(form.close)
    return found === -1 ? undefined : from + 2 + found + 1
  }
  const length = (text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1
  return text.startsWith(form.close, from + length) ? from + length + 1 : undefined
}

const HOLE = '${'

const readWithHoles = (scan: Scan, form: StringForm, at: number) => {
  if (lastClose(scan, form) <= at) return undefined
  return resume(scan, form, at + form.open.length)
}

const lastClose = (scan: Scan, form: StringForm) => {
  const known = scan.lastCloses.get(form)
  if (known !== undefined) return known
  const last = scan.text.lastIndexOf(form.close)
  scan.effort.steps += scan.text.length - last
  scan.lastCloses.set(form, last)
  return last
}

/** Reads on to the end of the string or to the next code within it. */
const resume = (scan: Scan, form: StringForm, from: number): number => {
  const { text, end } = scan
  let at = from
  while (at < end && !text.startsWith(form.close, at) && !text.startsWith(HOLE, at))
    at += text.charAt(at) === form.escape ? 2 : 1
  scan.effort.steps += at - from + 1
  if (at >= end || text.startsWith(form.close, at)) return Math.min(end, at + form.close.length)
  scan.holes.push({ depth: 0, resume: (next, where) => resume(next, form, where) })
  return at + HOLE.length
}

/** The braces within code within a string: the last one leads back into the string. */
export const braces: readonly Opening[] = [
  {
    sign: '{',
    isAllowed: () => true,
    read(scan, at) {
      const hole = scan.holes.at(-1)
      if (hole) hole.depth += 1
      return at + 1
    },
  },
  {
    sign: '}',
    isAllowed: () => true,
    read(scan, at) {
      const hole = scan.holes.at(-1)
      if (!hole) return at + 1
      hole.depth -= 1
      if (hole.depth >= 0) return at + 1
      scan.holes.pop()
      return hole.resume(scan, at + 1)
    },
  },
]

const LONGEST_TAG = 16

/** A raw string that brings its own end. One that never ends is none, and no other is looked for after it. */
export const taggedString = (form: TaggedString): Opening => ({
  sign: form.open,
  isAllowed: () => true,
  read(scan, at) {
    if (isEndless(scan, form, at)) return undefined
    const from = at + form.open.length
    const length = scan.text.slice(from, from + LONGEST_TAG + 1).indexOf(form.tagEnd)
    if (length === -1) return undefined
    const [before, after] = form.close
    const close = `${before}${scan.text.slice(from, from + length)}${after}`
    const to = seek(scan, close, from + length)
    if (to < scan.end) return to + close.length
    scan.endless.set(form, scan.end)
    return undefined
  },
})
