/** Words that end in a dot and no sentence. */
const abbreviations =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|resp|incl|no|nr|fig|mr|mrs|ms|dr|st|z\.\s?b|d\.\s?h|bzw|ca|evtl|ggf|inkl|p\. ?ex|ej|р|т\. ?е|и т\. ?д)\.$/i

/** The sentences of a text, in their order. A dot within a word, a number or an abbreviation ends none. */
export const sentencesOf = (text: string): readonly string[] => {
  const sentences: string[] = []
  let from = 0
  for (const { index, 0: sign } of text.matchAll(/[.!?…](?=[)"”’»]?(?:\s|$))|[。！？]/g)) {
    const end = endAfter(text, index + sign.length)
    if (index < from || !isEnd(text, from, end)) continue
    sentences.push(text.slice(from, end).trim())
    from = end
  }
  const rest = text.slice(from).trim()
  return rest === '' ? sentences : [...sentences, rest]
}

const endAfter = (text: string, end: number) => (/[)"”’»]/.test(text[end] ?? '') ? end + 1 : end)

const isEnd = (text: string, from: number, end: number): boolean => {
  const next = text.slice(end, end + 4).trimStart()[0]
  if (next !== undefined && /\p{Ll}/u.test(next)) return false
  const sentence = text.slice(Math.max(from, end - 20), end)
  return (
    !abbreviations.test(sentence) &&
    !/(?:^|\s)\p{L}\.$/u.test(sentence) &&
    !(next !== undefined && /(?:^|\s)\d{1,2}\.$/.test(sentence))
  )
}
