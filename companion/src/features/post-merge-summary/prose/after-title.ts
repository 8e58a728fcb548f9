/**
 * A description without what its title has said: the title itself, and what goes on with it where it was cut, as git
 * hosts and people do. A sentence that begins in the title and ends below it is whole again.
 */
export const afterTitle = (text: string, title: string): string => {
  if (title === '') return text
  if (text.startsWith(title)) return withoutWhole(text, title)
  const begun = sentenceBegunIn(title)
  if (begun !== undefined && isCutBetweenWords(text, title)) return `${begun} ${text}`
  return isCut(text, title) ? withoutRest(text) : text
}

/** Only where something else begins behind it. */
const withoutWhole = (text: string, title: string): string => {
  const rest = text.slice(title.length)
  return /^[\s.:-]{1,5}\p{Lu}/u.test(rest) ? rest.replace(/^[\s.:-]{1,5}/, '') : text
}

const withoutRest = (text: string): string => {
  const rest = text.replace(/^[….]{1,3}/, '')
  const end = rest.search(/[.!?](?:\s|$)/)
  return end === -1 ? '' : rest.slice(end + 1).trimStart()
}

/** `The token` of `Expire tokens per application. The token`; undefined where dots stand for what was cut. */
const sentenceBegunIn = (title: string): string | undefined => /[.!?] (\p{Lu}[^.!?…]*)$/u.exec(title)?.[1]

/** About as much as fits in the first line of a commit. */
const FULL_TITLE = 60

const isCutBetweenWords = (text: string, title: string): boolean =>
  (endsOpen(title) || title.length >= FULL_TITLE) && /^["“'(]?\p{Ll}/u.test(text)

const isCut = (text: string, title: string): boolean =>
  /^(?:…|\.\.\.)/.test(text) || ((endsOpen(title) || /(?:…|\.\.\.)$/.test(title)) && /^\p{Ll}/u.test(text))

/** Whether a line ends in a word after which something has to come. */
export const endsOpen = (line: string): boolean => openWord.test(line)

const openWord =
  /[\s,](?:when|that|which|to|of|the|a|an|with|and|or|in|for|on|from|by|is|are|was|were|has|have|return|not|if|as|at|into|this|these|its|their|be|can|will|should|must|also)$/i
