import type { Asked } from './asked'
import { lengthFactor, MOST_SATURATED, rarity, saturatedBy } from './bm25'
import type { PoolStatistics } from './issue-pool'
import type { IssueText } from './issue-text'
import { shareOfTriples } from './letter-triples'
import type { OpenIssue } from './open-issue'
import { remembered } from './remembered'

/** Compares one pull request with issues, each given with the places of the words that both hold; every number is from 0 up. */
export function createTextEvidence(asked: Asked, words: readonly string[], weigh: Weigh) {
  const titleRarity = sumOf(asked.title, weigh.rarity) || 1
  const mostOfAll = mostOf(asked.all.keys(), weigh, (word) => asked.all.get(word) ?? 0) || 1
  const most = new Map(parts.map((part) => [part, mostOf(wordsIn(asked, part), weigh, () => 1) || 1]))
  const sumUp = createSums(asked, words, weigh)
  const likeTitle = likenessTo(asked.title, weigh)
  const likeSubjects = asked.subjects.map((subject) => likenessTo(subject, weigh))
  const titleNumbers = numbersOf(asked.title)

  return ({ text }: OpenIssue, met: readonly number[]) => {
    const { all, of } = sumUp(text, met)
    const scoreOf = (part: Part) => of(part).score / (most.get(part) ?? 1)
    const summaryRarity = sumOf(text.summary, weigh.rarity) || 1
    const summarySquare = squareOf(text.summary, weigh)
    const title = of('title')
    return {
      all: all / mostOfAll,
      title: scoreOf('title'),
      body: scoreOf('body'),
      commits: scoreOf('commits'),
      paths: scoreOf('pathTails'),
      patch: scoreOf('patch'),
      cosine: likeTitle(text.summary, summarySquare),
      subjectCosine: Math.max(0, ...likeSubjects.map((like) => like(text.summary, summarySquare))),
      letterShare: shareOfTriples(asked.letters, text.letters),
      pairShare:
        countShared(asked.pairs, text.pairs) / Math.max(1, Math.min(asked.pairs.size, text.pairs.size)),
      wordShare: shareOf(asked.title, text.summary),
      summaryInAll: of('all').inSummary / summaryRarity,
      summaryInTitle: title.inSummary / summaryRarity,
      titleInSummary: title.inSummary / titleRarity,
      titleInText: title.anywhere / titleRarity,
      branchInSummary: countShared(asked.branch, text.summary) / Math.max(1, asked.branch.size),
      branchRarity: of('branch').inSummary,
      rarestTitle: title.rarestInSummary,
      rarestTitleAnywhere: title.rarest,
      rarestPath: of('paths').rarest,
      rarestPathSummary: of('paths').rarestInSummary,
      rarestTitleMissing: rarest(asked.title, (word) => !text.words.has(word), weigh),
      rarestSummaryMissing: rarest(text.summary, (word) => !asked.all.has(word), weigh),
      numbersMissing: numbersLeft(titleNumbers, numbersOf(text.summary)),
      pathsAnywhere: of('paths').anywhere,
      patchInSummary: of('patch').inSummary,
      bodyInSummary: of('body').inSummary,
      identifiers: countShared(asked.identifiers, text.identifiers),
      summaryIdentifiers: countShared(asked.identifiers, text.summaryIdentifiers),
      fileNames: countShared(asked.fileNames, text.identifiers),
      summaryFileNames: countShared(asked.fileNames, text.summaryIdentifiers),
      components: countShared(text.components, asked.paths) / Math.max(1, text.components.size),
    }
  }
}

const parts = ['title', 'body', 'branch', 'commits', 'paths', 'pathTails', 'patch', 'all'] as const
type Part = (typeof parts)[number]

const wordsIn = (asked: Asked, part: Part): Iterable<string> =>
  part === 'all' ? asked.all.keys() : asked[part]

/** Of the words that one part of a pull request shares with an issue. */
interface Sums {
  /** By BM25. */
  score: number
  /** Their rarities, wherever they stand in the issue. */
  anywhere: number
  inSummary: number
  rarest: number
  rarestInSummary: number
}

/** Sums up over all parts at once: most words stand in several. */
function createSums(asked: Asked, words: readonly string[], { rarity, meanLength }: Weigh) {
  const sums = new Map(parts.map((part): [Part, Sums] => [part, nothing()]))
  const found = words.map((word) => ({
    ...{ word, rare: rarity(word), weight: asked.all.get(word) ?? 0 },
    sums: parts.filter((part) => asked[part].has(word)).flatMap((part) => sums.get(part) ?? []),
  }))
  const of = (part: Part): Readonly<Sums> => sums.get(part) ?? nothing()

  return (text: IssueText, met: readonly number[]) => {
    for (const one of sums.values()) Object.assign(one, nothing())
    const factor = lengthFactor(text.length / meanLength)
    let all = 0
    for (const place of met) {
      const one = found[place]
      if (one) all += one.weight * count(one, text, factor)
    }
    return { all, of }
  }
}

interface Found {
  readonly word: string
  readonly rare: number
  readonly sums: readonly Sums[]
}

/** Counts a word of the issue wherever it counts. Returns its score. */
function count({ word, rare, sums }: Found, text: IssueText, factor: number): number {
  const score = rare * saturatedBy(text.words.get(word) ?? 0, factor)
  const inSummary = text.summary.has(word) ? rare : 0
  for (const one of sums) {
    one.score += score
    one.anywhere += rare
    one.inSummary += inSummary
    one.rarest = Math.max(one.rarest, rare)
    one.rarestInSummary = Math.max(one.rarestInSummary, inSummary)
  }
  return score
}

const nothing = (): Sums => ({ score: 0, anywhere: 0, inSummary: 0, rarest: 0, rarestInSummary: 0 })

/** How alike the two titles are, from 0 to 1, rare words counting more. */
export const titleLikeness = (asked: Asked, { text }: Pick<OpenIssue, 'text'>, weigh: Weigh): number =>
  likenessTo(asked.title, weigh)(text.summary, squareOf(text.summary, weigh))

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

/** The cosine of some words and others, whose square is known. */
function likenessTo(words: ReadonlySet<string>, weigh: Weigh) {
  const square = squareOf(words, weigh)
  return (others: ReadonlySet<string>, othersSquare: number): number => {
    const dot = sumOf(words, (word) => (others.has(word) ? weigh.rarity(word) ** 2 : 0))
    return dot === 0 ? 0 : dot / Math.sqrt(square * othersSquare)
  }
}

const squareOf = (words: Iterable<string>, { rarity }: Weigh) => sumOf(words, (word) => rarity(word) ** 2)

function rarest(words: Iterable<string>, holds: (word: string) => boolean, { rarity }: Weigh): number {
  let most = 0
  for (const word of words) if (holds(word)) most = Math.max(most, rarity(word))
  return most
}

/** How many numbers of the one stand against other numbers of the other: versions and counts seldom differ by chance. */
function numbersLeft(numbers: readonly string[], others: readonly string[]): number {
  if (numbers.length === 0 || others.length === 0) return 0
  const left = (some: readonly string[], rest: readonly string[]) =>
    some.filter((one) => !rest.includes(one)).length
  return Math.min(left(numbers, others), left(others, numbers))
}

const numbersOf = (words: ReadonlySet<string>): readonly string[] =>
  [...words].filter((word) => /^\d/.test(word))

function sumOf(words: Iterable<string>, value: (word: string) => number): number {
  let sum = 0
  for (const word of words) sum += value(word)
  return sum
}

function countShared(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const [few, many] = words.size < others.size ? [words, others] : [others, words]
  if (few.size === 0) return 0
  let count = 0
  for (const word of few) if (many.has(word)) count++
  return count
}

/** How many of all that stand in either stand in both, from 0 to 1. */
function shareOf(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const shared = countShared(words, others)
  return shared === 0 ? 0 : shared / (words.size + others.size - shared)
}
