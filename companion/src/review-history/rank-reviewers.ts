import { candidatesOf } from './candidates'
import { type CodeOwners, ownersOf } from './code-owners'
import type { PullRequestToReview } from './pull-request-to-review'
import { type Reading, type ReadTally, readHistory } from './reading'
import { type Reason, reasonsFor } from './reasons'
import { createSignals, type Signals } from './signals'
import { weights } from './weights'

/** What a ranking is asked for beyond its pull request. */
export interface Asked {
  /** False for people who may not be named: bots, people without access, people on the block list. */
  readonly mayReview?: (person: string) => boolean
  readonly codeOwners?: CodeOwners
  /** Puts those behind who lately reviewed more than others. Off unless asked for. */
  readonly spreadsWork?: boolean
}

export interface RankedReviewer {
  readonly person: string
  /** Only to compare people of one pull request: twice as likely is 0.7 more. */
  readonly score: number
  /** The most telling one first. */
  readonly reasons: readonly Reason[]
}

/** At most `count` people other than the author, the one who would most likely review it first. */
export function rankReviewers(
  pullRequest: PullRequestToReview,
  read: ReadTally,
  { count, ...asked }: Asked & { readonly count: number },
): readonly RankedReviewer[] {
  const reading = readHistory(pullRequest, read)
  const owned = ownedParts(pullRequest, asked.codeOwners)
  const signalsOf = createSignals(pullRequest, reading)
  const scored = peopleOf(pullRequest, reading, owned, asked).map((person) => {
    const load = asked.spreadsWork ? Math.log(1 + reading.month.reviewedBy(person)) : 0
    const ownership = owned.get(person) ?? 0
    return { person, score: weigh(signalsOf(person)) + ownerWeight * ownership - loadWeight * load }
  })
  return scored
    .sort((one, other) => other.score - one.score || (one.person < other.person ? -1 : 1))
    .slice(0, count)
    .map(({ person, score }) => ({
      person,
      score,
      reasons: reasonsFor(person, pullRequest, reading, owned.get(person) ?? 0),
    }))
}

/** The signals of each candidate: what the weights are learned from. */
export function signalsOfCandidates(pullRequest: PullRequestToReview, read: ReadTally) {
  const reading = readHistory(pullRequest, read)
  const signalsOf = createSignals(pullRequest, reading)
  const people = peopleOf(pullRequest, reading, new Map(), {})
  return people.map((person) => ({ person, signals: signalsOf(person) }))
}

/** Owning all files is as good as being more than twice as likely. Set by hand: the data holds no CODEOWNERS. */
const ownerWeight = 1

/** Who reviewed three lately has to be 1.5 times as likely as who reviewed none, with 30 of them 2.8 times. Set by hand. */
const loadWeight = 0.3

const weigh = (signals: Signals): number => {
  let score = 0
  for (const [name, weight] of Object.entries(weights)) score += weight * signals[name as keyof Signals]
  return score
}

/** The part of the files that each person owns. Teams and addresses are nobody until they are known by login. */
function ownedParts({ paths }: PullRequestToReview, codeOwners: CodeOwners | undefined) {
  const parts = new Map<string, number>()
  if (!codeOwners) return parts
  for (const path of paths)
    for (const owner of ownersOf(codeOwners, path))
      parts.set(owner, (parts.get(owner) ?? 0) + 1 / paths.length)
  return parts
}

function peopleOf(
  { author, stakeholders = [] }: PullRequestToReview,
  reading: Reading,
  owned: ReadonlyMap<string, number>,
  { mayReview = () => true }: Asked,
): readonly string[] {
  const isAsked = (person: string) => person !== author && mayReview(person)
  const owners = [...owned.keys()].filter((owner) => !owner.includes('/') && !owner.includes('@'))
  const named = [...stakeholders.map(({ person }) => person), ...owners].filter(isAsked)
  return [...new Set([...candidatesOf(reading, isAsked), ...named])]
}
