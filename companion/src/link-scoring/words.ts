/**
 * The words of a text, as they are compared: lower case, stems, without words that say nothing. An identifier
 * gives its parts (`setItemIndex` gives set, item and index).
 */
export function wordsOf(text: string): readonly string[] {
  const apart = text
    .replace(/([A-Za-z0-9][a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]{2})([A-Z][a-z]{2})/g, '$1 $2')
  const words: string[] = []
  for (const [word] of apart.toLowerCase().matchAll(/[a-z0-9]+/g))
    if (word.length > 1 && word.length < 40 && !sayingNothing.has(word)) words.push(stemOf(word))
  return words
}

/** Whole identifiers in lower case, without separators: `ListView.itemIndex` gives listviewitemindex, listview and itemindex. */
export function identifiersOf(text: string): readonly string[] {
  const found = new Set<string>()
  for (const [token] of text.matchAll(/[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*/g)) {
    if (token.length > 80) continue
    if (token.includes('.')) found.add(token.replaceAll(/[._$]/g, '').toLowerCase())
    for (const part of token.split('.'))
      if (/[a-z][A-Z]|[A-Za-z]_[A-Za-z]|[A-Z]{2}[a-z]|[a-z]\d/.test(part))
        found.add(part.replaceAll(/[_$]/g, '').toLowerCase())
  }
  return [...found].filter((identifier) => identifier.length > 3)
}

/** A light stem: endings of English inflection taken off, so that `fixes`, `fixed` and `fixing` meet. */
export function stemOf(word: string): string {
  if (word.length < 5)
    return word.length === 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
  for (const ending of endings)
    if (word.endsWith(ending) && word.length - ending.length >= 3)
      return undoubled(word.slice(0, -ending.length))
  return word
}

const undoubled = (stem: string) => {
  const last = stem.at(-1)
  const isDoubled = stem.length > 3 && last === stem.at(-2) && last !== 's' && last !== 'l'
  if (isDoubled) return stem.slice(0, -1)
  return last === 'e' && stem.length > 4 ? stem.slice(0, -1) : stem
}

const endings = ['ings', 'ing', 'edly', 'ed', 'ies', 'es', 'e', 's', 'ly', 'er', 'y']

const sayingNothing: ReadonlySet<string> = new Set(
  (
    'a an the of to in on for and or is are be it as at by with from this that when if not no we i you can should do ' +
    'does will was has have into there then than them they been but its so'
  ).split(' '),
)
