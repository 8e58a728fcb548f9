/** A markdown text with the words of its links and images in their places. The time is linear in its length. */
export const withLinkTexts = (markdown: string): string => {
  const kept: string[] = []
  const openingBefore = lastBracketBefore(markdown)
  let from = 0
  let end = 0
  let middle = markdown.indexOf('](')
  while (middle !== -1) {
    if (end < middle) end = markdown.indexOf(')', middle)
    if (end === -1) break
    const opening = openingBefore(middle)
    if (opening >= from) {
      const isImage = opening > from && markdown[opening - 1] === '!'
      kept.push(markdown.slice(from, isImage ? opening - 1 : opening), markdown.slice(opening + 1, middle))
      from = end + 1
    }
    middle = markdown.indexOf('](', Math.max(from, middle + 2))
  }
  return kept.join('') + markdown.slice(from)
}

/** Asked for ever later places, it looks at each bracket once. -1 where none stands before the place. */
const lastBracketBefore = (text: string) => {
  let last = -1
  let next = text.indexOf('[')
  return (place: number): number => {
    while (next !== -1 && next < place) {
      last = next
      next = text.indexOf('[', next + 1)
    }
    return last
  }
}
