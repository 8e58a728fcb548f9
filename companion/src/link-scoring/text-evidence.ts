import type { Asked } from './asked'
import { lengthFactor, MOST_SATURATED, rarity, saturatedBy } from './bm25'
import type { PoolStatistics } from './issue-pool'
import type { OpenIssue } from './open-issue'
import { remembered } from './remembered'

/** Compares one pull request with issues, each given with the words that both hold; every number is from 0 up. */
export function createTextEvidence(asked: Asked, weigh: Weigh) {
  const titleRarity = sumOf(asked.title, weigh.rarity) || 1
  const mostOfAll = mostOf(asked.all.keys(), weigh, (word) => asked.all.get(word) ?? 0)
  const scored = [asked.title, asked.body, asked.commits, asked.pathTails, asked.patch] as const
  const most = new Map(scored.map((words) => [words, mostOf(words, weigh, () => 1)]))

  return ({ text }: OpenIssue, met: readonly string[]) => {
    const factor = lengthFactor(text.length / weigh.meanLength)
    const rarities = Float64Array.from(met, weigh.rarity)
    const scores = rarities.map((rare, at) => rare * saturatedBy(text.words.get(met[at] ?? '') ?? 0, factor))
    const inSummary = rarities.map((rare, at) => (text.summary.has(met[at] ?? '') ? rare : 0))
    const sumOver = (words: Holder, values: Float64Array) => {
      let sum = 0
      for (let at = 0; at < values.length; at++) if (words.has(met[at] as string)) sum += values[at] as number
      return sum
    }
    const mostOver = (words: Holder, values: Float64Array) => {
      let most = 0
      for (let at = 0; at < values.length; at++)
        if ((values[at] as number) > most && words.has(met[at] as string)) most = values[at] as number
      return most
    }
    const scoreOf = (words: ReadonlySet<string>) => sumOver(words, scores) / (most.get(words) || 1)
    const allScore = scores.reduce((sum, score, at) => sum + score * (asked.all.get(met[at] ?? '') ?? 0), 0)
    const summaryRarity = sumOf(text.summary, weigh.rarity) || 1
    const titleShared = sumOver(asked.title, inSummary)
    return {
      all: allScore / (mostOfAll || 1),
      title: scoreOf(asked.title),
      body: scoreOf(asked.body),
      commits: scoreOf(asked.commits),
      paths: scoreOf(asked.pathTails),
      patch: scoreOf(asked.patch),
      cosine: titleLikeness(asked, { text }, weigh),
      subjectCosine: Math.max(0, ...asked.subjects.map((subject) => cosine(subject, text.summary, weigh))),
      letterShare: shareOf(asked.letters, text.letters),
      pairShare:
        countShared(asked.pairs, text.pairs) / Math.max(1, Math.min(asked.pairs.size, text.pairs.size)),
      wordShare: shareOf(asked.title, text.summary),
      summaryInAll: sumOver(asked.all, inSummary) / summaryRarity,
      summaryInTitle: titleShared / summaryRarity,
      titleInSummary: titleShared / titleRarity,
      titleInText: sumOver(asked.title, rarities) / titleRarity,
      branchInSummary: countShared(asked.branch, text.summary) / Math.max(1, asked.branch.size),
      branchRarity: sumOver(asked.branch, inSummary),
      rarestTitle: mostOver(asked.title, inSummary),
      rarestTitleAnywhere: mostOver(asked.title, rarities),
      rarestPath: mostOver(asked.paths, rarities),
      rarestPathSummary: mostOver(asked.paths, inSummary),
      rarestTitleMissing: rarest(asked.title, (word) => !text.words.has(word), weigh),
      rarestSummaryMissing: rarest(text.summary, (word) => !asked.all.has(word), weigh),
      numbersMissing: numbersLeft(asked.title, text.summary),
      pathsAnywhere: sumOver(asked.paths, rarities),
      patchInSummary: sumOver(asked.patch, inSummary),
      bodyInSummary: sumOver(asked.body, inSummary),
      identifiers: countShared(asked.identifiers, text.identifiers),
      summaryIdentifiers: countShared(asked.identifiers, text.summaryIdentifiers),
      fileNames: countShared(asked.fileNames, text.identifiers),
      summaryFileNames: countShared(asked.fileNames, text.summaryIdentifiers),
      components: countShared(text.components, asked.paths) / Math.max(1, text.components.size),
    }
  }
}

interface Holder {
  has(word: string): boolean
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
  rarity: remembered((word) => rarity(issueCount, countOf.get(word) ?? 0)),
})

/** The most that these words could score by BM25. */
const mostOf = (words: Iterable<string>, { rarity }: Weigh, weight: (word: string) => number) =>
  sumOf(words, (word) => weight(word) * rarity(word)) * MOST_SATURATED

function cosine(words: ReadonlySet<string>, others: ReadonlySet<string>, { rarity }: Weigh): number {
  const square = (word: string) => rarity(word) ** 2
  const dot = sumOf(words, (word) => (others.has(word) ? square(word) : 0))
  return dot === 0 ? 0 : dot / Math.sqrt(sumOf(words, square) * sumOf(others, square))
}

function rarest(words: Iterable<string>, holds: (word: string) => boolean, { rarity }: Weigh): number {
  let most = 0
  for (const word of words) if (holds(word)) most = Math.max(most, rarity(word))
  return most
}

/** How many numbers of the one stand against other numbers of the other: versions and counts seldom differ by chance. */
function numbersLeft(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const left = (some: ReadonlySet<string>, rest: ReadonlySet<string>) =>
    sumOf(some, (word) => Number(/^\d/.test(word) && !rest.has(word)))
  return Math.min(left(words, others), left(others, words))
}

function sumOf(words: Iterable<string>, value: (word: string) => number): number {
  let sum = 0
  for (const word of words) sum += value(word)
  return sum
}

function countShared(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const [few, many] = words.size < others.size ? [words, others] : [others, words]
  let count = 0
  for (const word of few) if (many.has(word)) count++
  return count
}

/** How many of all that stand in either stand in both, from 0 to 1. */
export function shareOf(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const shared = countShared(words, others)
  return shared === 0 ? 0 : shared / (words.size + others.size - shared)
}
