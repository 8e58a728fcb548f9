import type { AskingPullRequest } from '@throughline/companion/link-scoring/asked'
import type { RecordedIssue } from '@throughline/companion/link-scoring/open-issue'
import { personOf } from '@throughline/companion/link-scoring/people'

const people = Array.from({ length: 60 }, (_, at) => personOf(`Person Number${at}`, `person${at}`))

/** Issues with texts of usual length; few words are in many of them, as in any language. */
export function recordedIssues(count: number): readonly RecordedIssue[] {
  const random = randomFrom(1)
  const one = <Thing>(things: readonly Thing[]) => things[Math.floor(random() * things.length)] as Thing
  const words = (size: number) => Array.from({ length: size }, () => wordAt(random())).join(' ')
  return Array.from({ length: count }, (_, at) => ({
    key: `SHOP-${at + 1}`,
    summary: words(8),
    description: words(20 + Math.floor(random() * 160)),
    type: 'Bug',
    components: [`Part ${Math.floor(random() * 20)}`],
    labels: [],
    assignee: random() < 0.6 ? one(people) : undefined,
    reporter: one(people),
    createdAt: new Date(Date.UTC(2025, 0, 1) + random() * 3e10),
    activity: Array.from({ length: Math.floor(random() * 6) }, () => ({
      at: new Date(Date.UTC(2025, 6, 1) + random() * 1.5e10),
      by: one(people),
    })),
  }))
}

/** A pull request in other words than one of the issues: half of its summary, and much besides. */
export function askingPullRequest(issues: readonly RecordedIssue[], at: number): AskingPullRequest {
  const random = randomFrom(at + 2)
  const words = (size: number) => Array.from({ length: size }, () => wordAt(random())).join(' ')
  const issue = issues[Math.floor(random() * issues.length)]
  const known = issue?.summary.split(' ').slice(0, 4).join(' ') ?? ''
  return {
    title: `${known} ${words(3)}`,
    body: words(80),
    branch: known.replaceAll(' ', '-'),
    author: issue?.assignee ?? (people[0] as (typeof people)[number]),
    commits: Array.from({ length: 5 }, () => words(12)),
    paths: Array.from({ length: 12 }, () => `src/${words(3).replaceAll(' ', '/')}.ts`),
    patch: words(120),
  }
}

/** Words by their rank: the n-th is about n times as rare as the first, of 20,000. */
const wordAt = (chance: number) => `word${Math.floor(20_000 ** chance)}`

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
