import type { Asked } from './asked'
import type { OpenIssue } from './open-issue'

/** The words of a pull request, and which of them stand in issues, wherever they stand in both. */
export interface SharedWords {
  readonly words: readonly string[]
  /** For each issue the places of its words in the list, in order. */
  readonly met: readonly (readonly number[])[]
}

export function sharedWordsOf(
  { all, paths }: Pick<Asked, 'all' | 'paths'>,
  issues: readonly OpenIssue[],
): SharedWords {
  const words = [...new Set([...all.keys(), ...paths])]
  const placeOf = new Map(words.map((word, place) => [word, place]))
  return { words, met: issues.map(({ text }) => placesOf(text.words.keys(), placeOf)) }
}

function placesOf(words: Iterable<string>, placeOf: ReadonlyMap<string, number>): readonly number[] {
  const places: number[] = []
  for (const word of words) {
    const place = placeOf.get(word)
    if (place !== undefined) places.push(place)
  }
  return places.sort((a, b) => a - b)
}
