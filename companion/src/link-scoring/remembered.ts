/** Works a number out once for each word. */
export function remembered(work: (word: string) => number): (word: string) => number {
  const known = new Map<string, number>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const number = work(word)
    known.set(word, number)
    return number
  }
}
