/** A markdown text with the words of its links and images in their places. */
export const withLinkTexts = (markdown: string): string => {
  const kept: string[] = []
  let from = 0
  let end = 0
  for (;;) {
    const middle = markdown.indexOf('](', from)
    if (middle !== -1 && end < middle) end = markdown.indexOf(')', middle)
    if (middle === -1 || end === -1) return kept.join('') + markdown.slice(from)
    const [before, words] = aroundLast('[', markdown.slice(from, middle))
    if (words === undefined) {
      kept.push(markdown.slice(from, middle + 2))
      from = middle + 2
      continue
    }
    kept.push(before.endsWith('!') ? before.slice(0, -1) : before, words)
    from = end + 1
  }
}

const aroundLast = (sign: string, text: string): readonly [string, string | undefined] => {
  const at = text.lastIndexOf(sign)
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
