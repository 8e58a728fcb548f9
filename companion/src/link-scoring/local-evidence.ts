import type { Asked } from './asked'
import { type LetterTriples, TRIPLES } from './letter-triples'
import type { OpenIssue } from './open-issue'
import type { SharedWords } from './shared-words'

/** What sets a candidate apart from the others: words count the more, the fewer of them hold the word. */
export function localEvidence(asked: Asked, issues: readonly OpenIssue[], { words, met }: SharedWords) {
  const rarity = rarityAmong(issues.length)
  const counts = new Uint32Array(words.length)
  for (const places of met) for (const place of places) counts[place] = (counts[place] ?? 0) + 1
  const shared = words.map((word, place) => ({
    rare: rarity(counts[place]),
    isInTitle: asked.title.has(word),
    isInAll: asked.all.has(word),
  }))
  const sumOver = (places: Iterable<number>, part: 'isInTitle' | 'isInAll') => {
    let sum = 0
    for (const place of places) if (shared[place]?.[part]) sum += shared[place].rare
    return sum
  }
  const [wholeTitle, wholeAll] = [sumOver(shared.keys(), 'isInTitle'), sumOver(shared.keys(), 'isInAll')]
  const inSummary = weigherOf(
    issues.map(({ text }) => text.summary),
    rarity,
  )
  const letters = lettersAmong(
    asked.letters,
    issues.map(({ text }) => text.letters),
    rarity,
  )

  return issues.map(({ text }, at) => {
    const places = met[at] ?? []
    const letter = letters(text.letters)
    const wholeSummary = inSummary(text.summary)
    return {
      localTitle: share(sumOver(places, 'isInTitle'), wholeTitle),
      localAll: share(sumOver(places, 'isInAll'), wholeAll),
      localSummary: share(inSummary(text.summary, asked.all), wholeSummary),
      localSummaryTitle: share(inSummary(text.summary, asked.title), wholeSummary),
      localLetters: share(letter.shared, letter.asked),
      localLettersBack: share(letter.shared, letter.own),
      onlyHere: places.filter((place) => shared[place]?.isInTitle && (counts[place] ?? 0) <= 1).length,
    }
  })
}

type Rarity = (count: number | undefined) => number

/** How much a word counts that so many of the candidates hold. */
function rarityAmong(candidates: number): Rarity {
  const rarities = Float64Array.from({ length: candidates + 1 }, (_, count) =>
    Math.log(1 + candidates / (count || 0.5)),
  )
  return (count = 0) => rarities[count] ?? 0
}

interface Held {
  has(word: string): boolean
}

/** Weighs words by how many of these texts hold them; only those that are held elsewhere too, where told. */
function weigherOf(texts: readonly ReadonlySet<string>[], rarity: Rarity) {
  const counts = new Map<string, number>()
  for (const text of texts) for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (words: Iterable<string>, elsewhere?: Held): number => {
    let weight = 0
    for (const word of words) if (!elsewhere || elsewhere.has(word)) weight += rarity(counts.get(word))
    return weight
  }
}

/** What the letters of the pull request weigh, those of an issue, and those that both share. */
function lettersAmong(asked: LetterTriples, issues: readonly LetterTriples[], rarity: Rarity) {
  const counts = new Uint16Array(TRIPLES)
  for (const letters of issues) for (const three of letters) counts[three] = (counts[three] ?? 0) + 1
  const isAsked = new Uint8Array(TRIPLES)
  for (const three of asked) isAsked[three] = 1
  const weightOf = (letters: LetterTriples, counted: ArrayLike<number>) => {
    let weight = 0
    for (const three of letters) if (counted[three]) weight += rarity(counts[three])
    return weight
  }
  const whole = weightOf(asked, isAsked)
  return (own: LetterTriples) => ({
    asked: whole,
    own: weightOf(own, counts),
    shared: weightOf(own, isAsked),
  })
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
