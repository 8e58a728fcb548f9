import { type Claim, strongestClaim } from '@throughline/companion/link-scoring/earlier-claims'

/** Which issue each earlier pull request pointed at; nothing is known of them but what the product made of them. */
export function createClaims() {
  const byIssue = new Map<string, Claim[]>()
  return {
    add(issue: string, claim: Claim): void {
      const claims = byIssue.get(issue) ?? []
      claims.push(claim)
      byIssue.set(issue, claims)
    },
    strongest: (issue: string, openedAt: Date): number => strongestClaim(byIssue.get(issue) ?? [], openedAt),
  }
}

export type Claims = ReturnType<typeof createClaims>

/** The same key in two projects of a folder are two issues. */
export const issueIn = (project: string, key: string) => `${project} ${key}`
