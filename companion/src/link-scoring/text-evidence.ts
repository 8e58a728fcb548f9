import type { Asked } from './asked'
import { MOST_SATURATED, rarity, saturated } from './bm25'
import type { PoolStatistics } from './issue-pool'
import type { OpenIssue } from './open-issue'

/** What the words of the pull request and of one issue have in common; each from 0 up. */
export function textEvidence(asked: Asked, { text }: OpenIssue, weigh: Weigh) {
  const shared = (words: ReadonlySet<string>) =>
    sumOf(words, (word) => (text.summary.has(word) ? weigh.rarity(word) : 0))
  const anywhere = (words: ReadonlySet<string>) =>
    sumOf(words, (word) => (text.words.has(word) ? weigh.rarity(word) : 0))
  const summaryRarity = sumOf(text.summary, weigh.rarity) || 1
  const titleRarity = sumOf(asked.title, weigh.rarity) || 1
  const titleShared = shared(asked.title)
  return {
    all: scoreOf(asked.all, text, weigh),
    title: scoreOf(even(asked.title), text, weigh),
    body: scoreOf(even(asked.body), text, weigh),
    commits: scoreOf(even(asked.commits), text, weigh),
    paths: scoreOf(even(asked.pathTails), text, weigh),
    patch: scoreOf(even(asked.patch), text, weigh),
    cosine: titleLikeness(asked, { text }, weigh),
    subjectCosine: Math.max(0, ...asked.subjects.map((subject) => cosine(subject, text.summary, weigh))),
    letterShare: shareOf(asked.letters, text.letters),
    pairShare:
      countShared(asked.pairs, text.pairs) / Math.max(1, Math.min(asked.pairs.size, text.pairs.size)),
    wordShare: shareOf(asked.title, text.summary),
    summaryInAll:
      sumOf(text.summary, (word) => (asked.all.has(word) ? weigh.rarity(word) : 0)) / summaryRarity,
    summaryInTitle: titleShared / summaryRarity,
    titleInSummary: titleShared / titleRarity,
    titleInText: anywhere(asked.title) / titleRarity,
    branchInSummary: countShared(asked.branch, text.summary) / Math.max(1, asked.branch.size),
    branchRarity: shared(asked.branch),
    rarestTitle: rarest(asked.title, (word) => text.summary.has(word), weigh),
    rarestTitleAnywhere: rarest(asked.title, (word) => text.words.has(word), weigh),
    rarestPath: rarest(asked.paths, (word) => text.words.has(word), weigh),
    rarestPathSummary: rarest(asked.paths, (word) => text.summary.has(word), weigh),
    pathsAnywhere: anywhere(asked.paths),
    patchInSummary: shared(asked.patch),
    bodyInSummary: shared(asked.body),
    identifiers: countShared(asked.identifiers, text.identifiers),
    summaryIdentifiers: countShared(asked.identifiers, text.summaryIdentifiers),
    fileNames: countShared(asked.fileNames, text.identifiers),
    summaryFileNames: countShared(asked.fileNames, text.summaryIdentifiers),
    components: countShared(text.components, asked.paths) / Math.max(1, text.components.size),
  }
}

/** How alike the two titles are, from 0 to 1, rare words counting more. */
export const titleLikeness = (asked: Asked, { text }: Pick<OpenIssue, 'text'>, weigh: Weigh): number =>
  cosine(asked.title, text.summary, weigh)

export interface Weigh {
  rarity(word: string): number
  readonly meanLength: number
}

export const weighBy = ({ issueCount, meanLength, countOf }: PoolStatistics): Weigh => ({
  meanLength,
  rarity: (word) => rarity(issueCount, countOf.get(word) ?? 0),
})

/** BM25 over the most that these words could reach. */
function scoreOf(words: ReadonlyMap<string, number>, text: OpenIssue['text'], weigh: Weigh): number {
  let score = 0
  let most = 0
  for (const [word, weight] of words) {
    const full = weight * weigh.rarity(word)
    most += full * MOST_SATURATED
    const times = text.words.get(word)
    if (times !== undefined) score += full * saturated(times, text.length / weigh.meanLength)
  }
  return most === 0 ? 0 : score / most
}

function cosine(words: ReadonlySet<string>, others: ReadonlySet<string>, { rarity }: Weigh): number {
  const square = (word: string) => rarity(word) ** 2
  const dot = sumOf(words, (word) => (others.has(word) ? square(word) : 0))
  return dot === 0 ? 0 : dot / Math.sqrt(sumOf(words, square) * sumOf(others, square))
}

function rarest(words: ReadonlySet<string>, holds: (word: string) => boolean, { rarity }: Weigh): number {
  let most = 0
  for (const word of words) if (holds(word)) most = Math.max(most, rarity(word))
  return most
}

const even = (words: ReadonlySet<string>) => new Map([...words].map((word) => [word, 1]))

function sumOf(words: ReadonlySet<string>, value: (word: string) => number): number {
  let sum = 0
  for (const word of words) sum += value(word)
  return sum
}

const countShared = (words: ReadonlySet<string>, others: ReadonlySet<string>) =>
  sumOf(words, (word) => (others.has(word) ? 1 : 0))

function shareOf(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const shared = countShared(words, others)
  return shared === 0 ? 0 : shared / (words.size + others.size - shared)
}
