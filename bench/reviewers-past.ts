import type { PastPullRequest } from '../companion/src/review-history/pull-request-to-review'

const FILES = 30_000
const PEOPLE = 800
const YEARS = 10
const YEAR_MS = 365 * 24 * 60 * 60 * 1000

/**
 * Pull requests of a large repository over ten years, the same in every run: 30,000 files in folders up to seven deep,
 * 800 people of whom few do most, three files a change and now and then hundreds, people who come, stay two years and go.
 */
export function* pastOf(count: number): Generator<PastPullRequest, void> {
  const random = numbersFrom(11)
  const few = (most: number) => Math.floor(most * random() ** 3)
  for (let index = 0; index < count; index += 1) {
    const part = few(60)
    const isLarge = random() < 0.02
    const files = 1 + (isLarge ? Math.floor(random() * 400) : few(12))
    const generation = Math.floor((index / count) * 5) * (PEOPLE / 8)
    const person = () => `person-${Math.floor(generation + (PEOPLE / 4) * random() ** 2)}`
    yield {
      author: person(),
      title: `SHOP-${Math.floor(index / 2)} ${words(random, 7)}`,
      paths: Array.from({ length: files }, () => pathOf(isLarge ? few(60) : part, few(FILES / 60))),
      at: new Date(Date.UTC(2016, 0, 1) + (index / count) * YEARS * YEAR_MS),
      reviewers: random() < 0.1 ? [] : random() < 0.3 ? [person(), person()] : [person()],
    }
  }
}

const pathOf = (part: number, file: number) =>
  `part-${part % 12}/src/main/area-${part}/group-${file % 9}/set-${file % 23}/file-${part}-${file}.ts`

const words = (random: () => number, count: number) =>
  Array.from({ length: count }, () => `word${letters(Math.floor(4000 * random() ** 2))}`).join(' ')

/** Words have no digits of their own: a number becomes letters. */
const letters = (value: number) =>
  [...String(value)].map((digit) => 'abcdefghij'[Number(digit)] ?? '').join('')

/** Numbers from 0 to 1 that look like chance, the same in every run (Lehmer's generator). */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
