import type { AskingPullRequest } from '@throughline/companion/link-scoring/asked'
import type { RecordedIssue } from '@throughline/companion/link-scoring/open-issue'
import { personOf } from '@throughline/companion/link-scoring/people'

const people = Array.from({ length: 60 }, (_, at) => personOf(`Person Number${at}`, `person${at}`))

/** How many words texts have. */
export interface TextSize {
  /** Of an issue's description, at least and at most. */
  readonly description: readonly [least: number, most: number]
  readonly body: number
  readonly commits: number
  readonly paths: number
  readonly patch: number
}

/** A little more than in the pull requests and issues of the public projects by which finding issues is measured. */
export const usualTexts: TextSize = { description: [5, 115], body: 30, commits: 3, paths: 8, patch: 60 }

/** Two and three times as much: a template filled in, long descriptions, many files. */
export const longTexts: TextSize = { description: [20, 180], body: 100, commits: 8, paths: 25, patch: 150 }

/** Few words are in many of them, as in any language. */
export function recordedIssues(count: number, size = usualTexts): readonly RecordedIssue[] {
  const random = randomFrom(1)
  const one = <Thing>(things: readonly Thing[]) => things[Math.floor(random() * things.length)] as Thing
  const words = wordsFrom(random)
  const [least, most] = size.description
  return Array.from({ length: count }, (_, at) => ({
    key: `SHOP-${at + 1}`,
    summary: words(8),
    description: words(least + Math.floor(random() * (most - least))),
    type: 'Bug',
    components: [`Part ${Math.floor(random() * 20)}`],
    labels: [],
    assignee: random() < 0.6 ? one(people) : undefined,
    reporter: one(people),
    createdAt: new Date(Date.UTC(2025, 0, 1) + random() * 3e10),
    activity: Array.from({ length: Math.floor(random() ** 2 * 10) }, () => ({
      at: new Date(Date.UTC(2025, 6, 1) + random() * 1.5e10),
      by: one(people),
    })),
  }))
}

/** A pull request in other words than one of the issues: half of its summary, and much besides. */
export function askingPullRequest(
  issues: readonly RecordedIssue[],
  at: number,
  size = usualTexts,
): AskingPullRequest {
  const random = randomFrom(at + 2)
  const words = wordsFrom(random)
  const issue = issues[Math.floor(random() * issues.length)]
  const known = issue?.summary.split(' ').slice(0, 4).join(' ') ?? ''
  return {
    title: `${known} ${words(3)}`,
    body: words(size.body),
    branch: known.replaceAll(' ', '-'),
    author: issue?.assignee ?? (people[0] as (typeof people)[number]),
    commits: Array.from({ length: size.commits }, () => words(10)),
    paths: Array.from({ length: size.paths }, () => `src/${words(3).replaceAll(' ', '/')}.ts`),
    patch: words(size.patch),
  }
}

/** Words by their rank: the n-th is about n times as rare as the first, of 20,000. One in twenty is a name from the code. */
const wordsFrom = (random: () => number) => {
  const one = () => wordAt(Math.floor(20_000 ** random()))
  const name = () => {
    const [first = '', ...rest] = one()
    return `${one()}${first.toUpperCase()}${rest.join('')}`
  }
  return (size: number): string =>
    Array.from({ length: size }, () => (random() < 0.05 ? name() : one())).join(' ')
}

/** A word of letters alone that no ending is taken from. */
const wordAt = (rank: number): string => {
  let word = ''
  for (let left = rank + SYLLABLES; left > 0; left = Math.floor(left / SYLLABLES))
    word += `${consonants[left % consonants.length]}${vowels[Math.floor((left % SYLLABLES) / consonants.length)]}`
  return word
}

const consonants = 'bdfgklmnprtvz'
const vowels = 'aiou'
const SYLLABLES = consonants.length * vowels.length

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
