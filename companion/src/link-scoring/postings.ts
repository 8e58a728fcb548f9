/** In which texts a word stands, and with what weight. */
export interface Postings {
  readonly places: Int32Array
  readonly weights: Float64Array
}

export function invert(texts: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, Postings> {
  const lists = new Map<string, { readonly places: number[]; readonly weights: number[] }>()
  texts.forEach((words, place) => {
    for (const [word, weight] of words) {
      const list = lists.get(word) ?? { places: [], weights: [] }
      list.places.push(place)
      list.weights.push(weight)
      lists.set(word, list)
    }
  })
  return new Map(
    [...lists].map(([word, { places, weights }]) => [
      word,
      { places: Int32Array.from(places), weights: Float64Array.from(weights) },
    ]),
  )
}
