/** One pull request that points at an issue. */
export interface Claim {
  readonly openedAt: Date
  /** That it belongs there, from 0 to 1; 1 where somebody wrote the key or confirmed it. */
  readonly probability: number
}

/**
 * How surely an issue is the issue of an earlier pull request, from 0 to 1. Work on one issue often comes as several pull
 * requests of a few days; one that is opened later is more often about its next of kin.
 */
export const strongestClaim = (claims: readonly Claim[], now: Date): number =>
  claims
    .filter(({ openedAt }) => now.getTime() - openedAt.getTime() > WEEK_MS)
    .reduce((strongest, { probability }) => Math.max(strongest, probability), 0)

const WEEK_MS = 7 * 86_400_000
