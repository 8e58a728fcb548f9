import type { Heredoc } from '../languages/language'
import { isEndless, type Opening, type Scan, seek } from './scan'

/** `<<EOF`, `<<-'EOF'`, `<<~EOF`: the rest of the line is code still, the text begins on the next one. */
export const heredoc = (form: Heredoc): Opening => ({
  sign: form.open,
  isAllowed: (text, at) => text[at - 1] !== '<',
  read(scan, at) {
    const from = at + form.open.length
    const [all, dash, quote, word] = beginning.exec(scan.text.slice(from, from + LONGEST_BEGINNING)) ?? []
    if (all === undefined || word === undefined) return undefined
    const isCertain = form.takesAnyWord || dash || quote || (startsBig.test(word) && !all.startsWith(' '))
    if (!isCertain) return undefined
    scan.heredocs.push(word)
    return from + all.length
  },
})

const LONGEST_BEGINNING = 80
const beginning = /^([-~]?) ?(["'`]?)([A-Za-z_]\w{0,60})\2/
const startsBig = /^[A-Z_]/

/** What the heredocs of one language are looked for as, once one of them was found without an end. */
const texts = {}

/** At the end of a line, the texts that were announced on it. One whose last word never comes is none. */
export const endOfLine: Opening = {
  sign: '\n',
  isAllowed: () => true,
  read(scan, at) {
    const words = scan.heredocs
    if (words.length === 0) return at + 1
    scan.heredocs = []
    let to = at
    for (const word of words) to = endOf(scan, word, to) ?? to
    return Math.max(to, at + 1)
  },
}

/** Where the line ends that holds the word and nothing after it but punctuation. */
const endOf = (scan: Scan, word: string, from: number): number | undefined => {
  if (isEndless(scan, texts, from)) return undefined
  for (let at = from + 1; at < scan.end; ) {
    const lineEnd = seek(scan, '\n', at)
    if (endsWith(scan.text.slice(at, Math.min(lineEnd, at + LONGEST_LINE)).trim(), word)) return lineEnd
    at = lineEnd + 1
  }
  scan.endless.set(texts, scan.end)
  return undefined
}

const LONGEST_LINE = 200
const endsWith = (line: string, word: string) => line.startsWith(word) && !/^\w/.test(line.slice(word.length))
