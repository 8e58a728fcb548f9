import type { BlockComment, LineComment } from '../languages/language'
import { type Opening, type Scan, seek } from './scan'
import { allows } from './where'

/** A comment that ends with its line, or with the language around it: `// done ?>` ends before the `?>`. */
export const lineComment = (form: LineComment, endsAt: string | undefined): Opening => ({
  sign: form.open,
  anyCase: form.anyCase,
  isAllowed: form.open === '//' ? outsideAddress(allows(form.where)) : allows(form.where),
  read(scan, at) {
    const from = at + form.open.length
    const to = endsAt ? endOfLineOr(scan, endsAt, from) : seek(scan, '\n', from)
    scan.comments.push({ from, to, openedAt: at, kind: 'line' })
    return to
  },
})

/** Sign by sign: a search for either alone could run over the other, again and again. */
const endOfLineOr = (scan: Scan, endsAt: string, from: number) => {
  let at = from
  while (at < scan.end && scan.text[at] !== '\n' && !scan.text.startsWith(endsAt, at)) at += 1
  scan.effort.steps += at - from + 1
  return at
}

/** The `//` of an address that stands in the open, as in JSX or a style sheet. */
const outsideAddress =
  (isAllowed: Opening['isAllowed']): Opening['isAllowed'] =>
  (text, at) =>
    isAllowed(text, at) && !(text[at - 1] === ':' && schemes.some((scheme) => text.endsWith(scheme, at - 1)))
const schemes = ['http', 'https', 'ftp', 'file', 'ws', 'wss', 'ssh', 'git', 's3', 'jdbc', 'data']

/** A comment with an end of its own. One that never ends holds the rest of the text. */
export const blockComment = (form: BlockComment): Opening => ({
  sign: form.open,
  isAllowed: allows(form.where),
  read(scan, at) {
    scan.mayHaveBegunInside = false
    const from = at + form.open.length
    const to = endOf(scan, form, from)
    scan.comments.push({ from, to, openedAt: at, kind: 'block' })
    return Math.min(scan.end, to + form.close.length)
  },
})

const endOf = (scan: Scan, form: BlockComment, from: number) => {
  if (form.closesAtLineStart) return Math.min(scan.end, seek(scan, `\n${form.close}`, from) + 1)
  return form.nests ? endOfNested(scan, form, from) : seek(scan, form.close, from)
}

/** The next end is known while beginnings are looked for, so that neither is looked for twice. */
const endOfNested = (scan: Scan, { open, close }: BlockComment, from: number) => {
  let nextClose = seek(scan, close, from)
  let nextOpen = seek(scan, open, from)
  let depth = 1
  while (nextClose < scan.end) {
    if (nextOpen < nextClose) {
      depth += 1
      nextOpen = seek(scan, open, nextOpen + open.length)
    } else {
      depth -= 1
      if (depth === 0) return nextClose
      nextClose = seek(scan, close, nextClose + close.length)
    }
  }
  return scan.end
}

/** The end of a comment that began before the text did: all that was read so far stands within it. */
export const strayEnd = (form: BlockComment): Opening => ({
  sign: form.close,
  isAllowed: () => true,
  read(scan, at) {
    if (!scan.mayHaveBegunInside) return undefined
    scan.mayHaveBegunInside = false
    scan.comments.splice(0, Number.POSITIVE_INFINITY, { from: 0, to: at, openedAt: 0, kind: 'block' })
    scan.holes.length = 0
    scan.heredocs = []
    return at + form.close.length
  },
})
