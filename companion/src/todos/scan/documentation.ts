import type { StringForm } from '../languages/language'
import { isEndless, type Opening, type Scan, seek } from './scan'

type EndOf = (scan: Scan, form: StringForm, from: number) => number | undefined

/**
 * A string that is documentation where it is a statement of its own, and a string anywhere else. A piece of a file may
 * also begin within one.
 */
export const documentation =
  (form: StringForm, endOf: EndOf): Opening['read'] =>
  (scan, at) => {
    const from = at + form.open.length
    if (scan.mayHaveBegunInside && endsWhatBeganBefore(scan, form, at)) {
      scan.comments.splice(0, Number.POSITIVE_INFINITY, {
        from: 0,
        to: at,
        openedAt: 0,
        kind: 'documentation',
      })
      return from
    }
    scan.mayHaveBegunInside = false
    const to = isEndless(scan, form, at) ? undefined : endOf(scan, form, from)
    if (to !== undefined && isStatement(scan.text, at))
      scan.comments.push({ from, to: to - form.close.length, openedAt: at, kind: 'documentation' })
    return to
  }

/** Signs after which a string is part of an expression. */
const EXPECTS_MORE = '=([{,+%\\|&'

const isStatement = (text: string, at: number) => {
  let before = at - 1
  if ('rRuU'.includes(text.charAt(before)) && before >= 0) before -= 1
  while (before >= 0 && ' \t'.includes(text.charAt(before))) before -= 1
  if (before >= 0 && text[before] !== '\n') return false
  const last = text
    .slice(Math.max(0, before - LOOKS_BACK), Math.max(0, before))
    .trimEnd()
    .at(-1)
  return last === undefined || !EXPECTS_MORE.includes(last)
}
/** Further up than this stands another paragraph. */
const LOOKS_BACK = 200

/**
 * True for an end whose beginning lies before this piece: it stands alone on its line, nothing that could begin a
 * documentation stands before it, and the ends and beginnings are odd in number.
 */
const endsWhatBeganBefore = (scan: Scan, { open }: StringForm, at: number) => {
  const { text } = scan
  const lineStart = text.lastIndexOf('\n', at) + 1
  const before = text.slice(0, lineStart).trimEnd()
  const rest = text.slice(at + open.length, text.indexOf('\n', at) === -1 ? scan.end : text.indexOf('\n', at))
  if (before === '' || before.endsWith(':') || EXPECTS_MORE.includes(before.at(-1) ?? '')) return false
  if (text.slice(lineStart, at).trim() !== '' || rest.trim() !== '') return false
  return countOf(scan, open) % 2 === 1
}

const countOf = (scan: Scan, sign: string) => {
  let count = 0
  for (let at = seek(scan, sign, 0); at < scan.end; at = seek(scan, sign, at + sign.length)) count += 1
  return count
}
