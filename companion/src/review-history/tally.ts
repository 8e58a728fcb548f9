/** What one person did under one key. Both amounts fade: they stand as they were at their own time. */
export interface Share {
  reviewed: number
  /** Milliseconds since 1970, and minus infinity for never. */
  reviewedAt: number
  authored: number
  authoredAt: number
}

/**
 * What happened under one key: a folder, a file, an author, a word of titles, an issue, or the whole repository.
 * A tally stands alone, so that a ranking has to read those of its own pull request only.
 */
export interface Tally {
  readonly people: Map<string, Share>
  /** All people's shares together. */
  readonly total: Share
  /** Pull requests under this key, reviewed or not. */
  seen: number
  /** Who reviewed the last pull requests under this key that were reviewed at all, oldest first. */
  readonly recent: (readonly string[])[]
}

/** The days in which what was reviewed, and what was authored, comes to count half. */
export interface HalfLives {
  readonly reviewedDays: number
  readonly authoredDays: number
}

export const dayMs = 24 * 60 * 60 * 1000
export const recentCount = 20

export const emptyTally = (): Tally => ({ people: new Map(), total: noShare(), seen: 0, recent: [] })

export const noShare = (): Share => ({
  reviewed: 0,
  reviewedAt: -Infinity,
  authored: 0,
  authoredAt: -Infinity,
})

/** An amount of an earlier time as it counts now. */
export const faded = (amount: number, at: number, now: number, halfLifeDays: number): number =>
  amount === 0 || at >= now ? amount : amount * 2 ** ((at - now) / (halfLifeDays * dayMs))

/** What is older than what is there already adds as much as it counts by then: the order does not matter. */
export function addReviewed(tally: Tally, person: string, amount: number, at: number, days: number): void {
  for (const share of [shareIn(tally, person), tally.total]) {
    const added = faded(amount, at, share.reviewedAt, days)
    share.reviewed = faded(share.reviewed, share.reviewedAt, at, days) + added
    share.reviewedAt = Math.max(at, share.reviewedAt)
  }
}

export function addAuthored(tally: Tally, person: string, amount: number, at: number, days: number): void {
  for (const share of [shareIn(tally, person), tally.total]) {
    const added = faded(amount, at, share.authoredAt, days)
    share.authored = faded(share.authored, share.authoredAt, at, days) + added
    share.authoredAt = Math.max(at, share.authoredAt)
  }
}

function shareIn({ people }: Tally, person: string): Share {
  const present = people.get(person)
  if (present) return present
  const share = noShare()
  people.set(person, share)
  return share
}

/** Keeps the people who count most, once there are half as many again. */
export function boundPeople(
  tally: Tally,
  most: number,
  now: number,
  { reviewedDays, authoredDays }: HalfLives,
) {
  if (tally.people.size <= most * 1.5) return
  const weight = ({ reviewed, reviewedAt, authored, authoredAt }: Share) =>
    faded(reviewed, reviewedAt, now, reviewedDays) + 0.1 * faded(authored, authoredAt, now, authoredDays)
  const byWeight = [...tally.people].sort((one, other) => weight(other[1]) - weight(one[1]))
  for (const [person] of byWeight.slice(most)) tally.people.delete(person)
}
