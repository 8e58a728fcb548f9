import { withLinkTexts } from './link-texts'

const MOST_CHARACTERS = 240

/**
 * Why it was done, in the description's own words: its first sentence of prose. Undefined where a description holds
 * none: templates' headings, lists, tables, quotes, images and code are not reasons.
 */
export const whyOf = (body: string): string | undefined => {
  const prose = firstParagraph(withoutFences(body.slice(0, 65_536)).split('\n'))
  if (!prose) return undefined
  const text = withLinkTexts(prose).replace(/[*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
  const end = text.search(/[.!?](\s|$)/)
  const sentence = end === -1 ? text : text.slice(0, end + 1)
  return sentence.length <= MOST_CHARACTERS
    ? sentence
    : `${sentence.slice(0, MOST_CHARACTERS - 1).trimEnd()}…`
}

/** Lines that follow each other are one paragraph: many people break theirs by hand. */
const firstParagraph = (lines: readonly string[]): string | undefined => {
  const paragraph: string[] = []
  for (const line of lines.map((one) => one.trim())) {
    if (paragraph.length === 0 ? isProse(line) : isText(line)) paragraph.push(line)
    else if (paragraph.length > 0) break
  }
  return paragraph.length > 0 ? paragraph.join(' ') : undefined
}

const withoutFences = (body: string): string => {
  let isFenced = false
  const kept: string[] = []
  for (const line of body.split('\n')) {
    const isFence = /^\s{0,3}(```|~~~)/.test(line)
    if (isFence) isFenced = !isFenced
    else if (!isFenced) kept.push(line)
  }
  return kept.join('\n')
}

const isText = (line: string) =>
  line.length > 0 &&
  !/^([#>|<=!-]|[*+]\s|\d+[.)]\s|\[[ xX]\])/.test(line) &&
  !/^(close[sd]?|fix(e[sd])?|resolve[sd]?)[\s:]+[^\s:]\S*$/i.test(line)

/** A sentence has two words at least; a template's question in bold letters is a heading. */
const isProse = (line: string) =>
  isText(line) &&
  !/^(\*\*|__).*(\*\*|__):?$/.test(line) &&
  line.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length > 1
