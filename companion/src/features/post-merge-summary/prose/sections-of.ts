import { endsOpen } from './after-title'
import { isReference } from './is-reference'
import { tellsWhat } from './tells-why'
import { withoutMail } from './without-mail'

/** A part of a description under its heading; the first one may have none. */
export interface Section {
  readonly heading: string
  /** What people wrote as sentences; the lines of a paragraph are one text. */
  readonly paragraphs: readonly string[]
  /** What stands in lists, without the lists' signs. Lists of boxes to tick are none. */
  readonly bullets: readonly string[]
}

/**
 * A description by its headings, whatever way people mark them: `## Why`, `**Why**`, `Why:` and a line below that is
 * underlined. Code, tables, quotes, images, rules, quoted mail and trailers are left out.
 */
export const sectionsOf = (markdown: string): readonly Section[] => {
  const sections: { heading: string; paragraphs: string[]; bullets: string[] }[] = [
    { heading: '', paragraphs: [], bullets: [] },
  ]
  /** What goes on with the next line: a paragraph, or the text of a bullet. */
  let open: { readonly lines: string[]; readonly kind: 'paragraphs' | 'bullets' } | undefined
  const end = () => {
    if (open) sections.at(-1)?.[open.kind].push(open.lines.join(' '))
    open = undefined
  }
  for (const line of withoutBlocks(withoutMail(markdown.split('\n')))) {
    const { heading, text } = read(line)
    if (heading !== undefined) {
      end()
      sections.push({ heading, paragraphs: [], bullets: [] })
    }
    const bullet = bulletIn(text)
    if (bullet !== undefined) {
      end()
      open = { lines: [bullet], kind: 'bullets' }
    } else if (!isProse(text)) end()
    else if (open && !beginsAnew(text, open.lines.at(-1))) open.lines.push(text)
    else {
      const kind = open?.kind ?? 'paragraphs'
      end()
      open = { lines: [text], kind }
    }
  }
  end()
  return sections
}

/** Nobody breaks a line so early in the middle of a sentence. */
const EARLY = 50

/** A line of its own, where people have not put a blank one between two. */
const beginsAnew = (line: string, above = ''): boolean =>
  /^_?\s?\p{Lu}/u.test(line) &&
  /[\p{Ll}\d.)]$/u.test(above) &&
  !endsOpen(above) &&
  (above.length < EARLY || tellsWhat.test(line))

interface ReadLine {
  readonly heading: string | undefined
  /** What is left of the line for its reader. */
  readonly text: string
}

const headings: readonly RegExp[] = [
  /^#{1,6}[ \t](?<heading>.{1,120})$/,
  /^(?:\*\*|__)(?<heading>[^*_]{1,100})(?:\*\*|__):?(?: \([^()]{1,60}\))?$/,
  /^(?:\*\*|__)(?<heading>[^*_]{1,60}):(?:\*\*|__)(?<text>.*)$/,
  /^(?:\*\*|__)(?<heading>[^*_]{1,60})(?:\*\*|__):(?<text>.*)$/,
  /^<h[1-6][^<>]{0,60}>(?<heading>[^<]{1,100})<\/h[1-6]>$/,
  /^(?<heading>[\p{L} ?]{2,40}):$/u,
  /^(?<heading>why|reason|motivation|problem|context|background|warum|grund|pourquoi|por qué|motivo)\s?:(?<text>.*)$/i,
]

const read = (line: string): ReadLine => {
  for (const pattern of headings) {
    const { heading, text = '' } = pattern.exec(line)?.groups ?? {}
    if (heading !== undefined) return { heading: heading.replace(/#{1,6}$/, '').trim(), text: text.trim() }
  }
  return { heading: undefined, text: line }
}

/** Lines in code, in details that have to be opened, and underlines: an underlined line becomes a heading. */
const withoutBlocks = (lines: readonly string[]): readonly string[] => {
  const kept: string[] = []
  let closing: RegExp | undefined
  for (const full of lines) {
    const line = full.trim()
    if (closing) closing = closing.test(line) ? undefined : closing
    else {
      closing = closingOf(line)
      if (!closing) keep(kept, full)
    }
  }
  return kept
}

/** What ends the block that this line begins; undefined where it begins none. */
const closingOf = (line: string): RegExp | undefined => {
  if (line.startsWith('```')) return /^```/
  if (line.startsWith('~~~')) return /^~~~/
  return /^<details/i.test(line) && !/<\/details>/i.test(line) ? /<\/details>/i : undefined
}

const keep = (kept: string[], full: string) => {
  const line = full.trim()
  const above = kept.at(-1)
  if (isCode(full, above)) kept.push('')
  else if (/^(?:={3,}|-{3,})$/.test(line) && above) kept.push(`## ${kept.pop()}`)
  else kept.push(line)
}

/** Markdown takes a line that is four blanks further in for code, unless it goes on with what stands above it. */
const isCode = (line: string, above: string | undefined) => /^(?: {4}|\t)\s*\S/.test(line) && !above

const bulletIn = (line: string): string | undefined => {
  const bullet = /^(?:[-*+•]|\d{1,3}[.)])[ \t](?<text>.*)$/.exec(line)?.groups?.['text']
  return bullet === undefined || /^\[[ xX]?\]/.test(bullet) ? undefined : bullet
}

const isProse = (line: string): boolean =>
  line !== '' &&
  !isReference(line) &&
  !/^(?:[>|=-]|!\[|\[[ xX]?\]|[-*+]\s*\[[ xX]?\]|\[!\[|\[\/\/\])/.test(line) &&
  !/ \| .* \| /.test(line) &&
  !/^[A-Z][a-z]{2,20}(?:-[a-z]{1,20}){0,2}-by: /.test(line) &&
  !/^<(?:img|hr|br|table|tr|td|th|tbody|thead|picture|source|video|p align|a href|\/?details|summary)/i.test(
    line,
  )
