/**
 * Two titles laid side by side by the words that they share in the same order: how many these are, and in how many places
 * between them each says something that the other does not say at all.
 */
export function alignedParts(words: readonly string[], others: readonly string[]) {
  const [own, theirs] = [new Set(words), new Set(others)]
  const pairs = [...sharedInOrder(words, others), [words.length, others.length] as const]
  let [replaced, from, otherFrom] = [0, 0, 0]
  for (const [at, otherAt] of pairs) {
    const isSaid = words.slice(from, at).some((word) => !theirs.has(word))
    if (isSaid && others.slice(otherFrom, otherAt).some((word) => !own.has(word))) replaced++
    ;[from, otherFrom] = [at + 1, otherAt + 1]
  }
  return { inOrder: pairs.length - 1, replaced }
}

/** The longest common subsequence, as pairs of places. */
function sharedInOrder(words: readonly string[], others: readonly string[]) {
  const lengthAt = lengthsOf(words, others)
  const pairs: (readonly [number, number])[] = []
  let [at, otherAt] = [0, 0]
  while (at < words.length && otherAt < others.length) {
    if (words[at] === others[otherAt]) pairs.push([at++, otherAt++])
    else if (lengthAt(at + 1, otherAt) >= lengthAt(at, otherAt + 1)) at++
    else otherAt++
  }
  return pairs
}

/** How long the longest common subsequence of what follows two places is. */
function lengthsOf(words: readonly string[], others: readonly string[]) {
  const lengths = Array.from({ length: words.length + 1 }, () => new Uint16Array(others.length + 1))
  const lengthAt = (at: number, otherAt: number) => lengths[at]?.[otherAt] ?? 0
  for (let at = words.length - 1; at >= 0; at--)
    for (let otherAt = others.length - 1; otherAt >= 0; otherAt--)
      lengths[at]?.fill(
        words[at] === others[otherAt]
          ? lengthAt(at + 1, otherAt + 1) + 1
          : Math.max(lengthAt(at + 1, otherAt), lengthAt(at, otherAt + 1)),
        otherAt,
        otherAt + 1,
      )
  return lengthAt
}
