import { platformsOfWords } from './domains'
import { type LetterTriples, letterTriplesOf } from './letter-triples'
import { identifiersOf, wordsOf } from './words'

/** The texts of an issue as they are compared. */
export interface IssueText {
  readonly summary: ReadonlySet<string>
  /** Every word with its weight: 3 in the summary, 1 elsewhere, for each time it stands there. */
  readonly words: ReadonlyMap<string, number>
  /** The sum of the weights. */
  readonly length: number
  readonly components: ReadonlySet<string>
  readonly identifiers: ReadonlySet<string>
  readonly summaryIdentifiers: ReadonlySet<string>
  /** Neighbouring words of the summary. */
  readonly pairs: ReadonlySet<string>
  readonly letters: LetterTriples
  readonly platforms: ReadonlySet<string>
  readonly hasDescription: boolean
  /** Each component and label by its words. */
  readonly filedUnder: readonly Filed[]
}

export interface Filed {
  readonly name: string
  readonly words: readonly string[]
  readonly platforms: readonly string[]
}

export interface WrittenIssue {
  readonly summary: string
  readonly description: string
  readonly components: readonly string[]
  readonly labels: readonly string[]
}

/** What of an issue's texts takes long to find: it may be kept, and a text be made of it again. */
export interface TextParts {
  /** Of the description. */
  readonly words: readonly string[]
  /** Of summary and description. */
  readonly identifiers: readonly string[]
}

export const textPartsOf = ({ summary, description }: WrittenIssue): TextParts => ({
  words: wordsOf(description.slice(0, 20_000))
    .filter((word) => !markup.has(word))
    .slice(0, 250),
  identifiers: identifiersOf(`${summary}\n${description.slice(0, 4_000)}`),
})

export const issueTextOf = (issue: WrittenIssue): IssueText =>
  issueTextFrom({ ...issue, hasDescription: issue.description.length > 0 }, textPartsOf(issue))

/** An issue whose description was taken apart before. */
export interface TakenApart extends Omit<WrittenIssue, 'description'> {
  readonly hasDescription: boolean
}

export function issueTextFrom(issue: TakenApart, parts: TextParts): IssueText {
  const summary = wordsOf(issue.summary)
  const description = parts.words
  const filed = [...issue.components, ...issue.labels].join(' ')
  const components = new Set(wordsOf(filed))
  const words = new Map<string, number>()
  const add = (word: string, weight: number) => words.set(word, (words.get(word) ?? 0) + weight)
  for (const word of summary) add(word, 3)
  for (const word of description) add(word, 1)
  for (const word of components) add(word, 1)
  return {
    summary: new Set(summary),
    words,
    length: summary.length * 3 + description.length + components.size,
    components,
    identifiers: new Set(parts.identifiers),
    summaryIdentifiers: new Set(identifiersOf(issue.summary)),
    pairs: pairsOf(summary),
    letters: letterTriplesOf(issue.summary),
    platforms: platformsOfWords(`${issue.summary} ${filed}`),
    hasDescription: issue.hasDescription,
    filedUnder: [...issue.components, ...issue.labels].map((name) => ({
      name,
      words: wordsOf(name),
      platforms: [...platformsOfWords(name)],
    })),
  }
}

export function pairsOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`))
}

/** Jira's and HTML's marks say how a text looks, not what it says. */
const markup: ReadonlySet<string> = new Set(
  wordsOf(
    'code noformat html div span strong li ul ol br href nbsp quot amp lt gt h1 h2 h3 h4 h5 h6 quote color panel',
  ),
)
