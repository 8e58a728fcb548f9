import type { Problem } from '@throughline/shared/connection-check'
import { Failure, type FailureCode } from '../../../failure'
import { problemOfFetch } from '../../../fetch/diagnose'

interface Asked {
  readonly baseUrl: string
  readonly facts: Readonly<Record<string, string>>
}

/** What a failed call of a git host means for whoever connects it. Undefined for a bug. */
export const gitHostProblem = (error: unknown, { baseUrl, facts }: Asked): Problem | undefined => {
  if (!(error instanceof Failure)) return undefined
  const found = error.problem ?? ofTheNetwork(error, baseUrl) ?? problems[error.code]
  if (!found) return undefined
  const waits = error.retryAfterSeconds
  const more: Readonly<Record<string, string>> = waits === undefined ? {} : { seconds: String(waits) }
  return { ...found, facts: { ...facts, ...more, ...found.facts } }
}

const ofTheNetwork = ({ code, cause }: Failure, baseUrl: string): Problem | undefined => {
  const found = code === 'git-host-unavailable' ? problemOfFetch(cause, baseUrl) : undefined
  return found && { ...found, field: 'url' }
}

const problems: Readonly<Partial<Record<FailureCode, Problem>>> = {
  'git-host-unavailable': { id: 'url.unreachable', facts: {}, field: 'url' },
  'git-host-not-recognised': { id: 'url.notGitHost', facts: {}, field: 'url' },
  'git-host-not-found': { id: 'url.notGitHost', facts: {}, field: 'url' },
  'git-host-rate-limited': { id: 'rate.limited', facts: {} },
  'git-host-token-refused': { id: 'git.refused', facts: { status: '401' }, field: 'token' },
  'git-host-sign-on-required': { id: 'git.sso', facts: {} },
  'git-host-refused': { id: 'git.refused', facts: {}, field: 'token' },
}
