const MOST_CHARACTERS = 240

/**
 * Why it was done, in the description's own words: its first sentence of prose. Undefined where a description holds
 * none: templates' headings, lists, tables, quotes, images and code are not reasons.
 */
export const whyOf = (body: string): string | undefined => {
  const prose = withoutFences(body.slice(0, 65_536))
    .split('\n')
    .map((line) => line.trim())
    .find((line) => isProse(line))
  if (!prose) return undefined
  const text = prose.replace(/!?\[([^\]]{0,300})\]\([^)]{0,2000}\)/g, '$1').replace(/[*_`]/g, '')
  const end = text.search(/[.!?](\s|$)/)
  const sentence = end === -1 ? text : text.slice(0, end + 1)
  return sentence.length <= MOST_CHARACTERS
    ? sentence
    : `${sentence.slice(0, MOST_CHARACTERS - 1).trimEnd()}…`
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

const isProse = (line: string) =>
  line.length > 0 &&
  !/^([#>|<=!-]|[*+]\s|\d+[.)]\s|\[[ xX]\])/.test(line) &&
  !/^\s*(close[sd]?|fix(e[sd])?|resolve[sd]?)\b[\s:]+\S+$/i.test(line) &&
  /\p{L}{2,}.*\s.*\p{L}{2,}/u.test(line)
