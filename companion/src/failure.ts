import type { Problem } from '@throughline/shared/connection-check'

/**
 * What to do next about each expected failure.
 * `later`: it passes by itself, the work waits and is tried again; `person`: somebody has to act first;
 * `refuse`: the caller is told and nothing is kept; `give-up`: it counts towards giving up.
 */
const remedies = {
  'already-running': 'person',
  'app-removed': 'refuse',
  'cannot-connect': 'refuse',
  'config-invalid': 'person',
  conflict: 'refuse',
  'connection-paused': 'later',
  'database-unavailable': 'later',
  'embedded-postgres-unavailable': 'person',
  'effect-busy': 'later',
  'git-host-not-found': 'give-up',
  'git-host-rate-limited': 'later',
  'git-host-not-recognised': 'give-up',
  'git-host-refused': 'give-up',
  'git-host-sign-on-required': 'later',
  'git-host-token-expired': 'later',
  'git-host-token-refused': 'later',
  'git-host-unavailable': 'later',
  'invocation-token-invalid': 'refuse',
  'jira-conflict': 'later',
  'jira-not-connected': 'later',
  'jira-not-found': 'give-up',
  'jira-rate-limited': 'later',
  'jira-refused': 'give-up',
  'jira-token-expired': 'later',
  'jira-token-refused': 'later',
  'jira-unavailable': 'later',
  'key-wrong': 'person',
  'licence-ended': 'later',
  'not-allowed': 'refuse',
  'not-paired': 'refuse',
  'not-there': 'refuse',
  'pairing-refused': 'person',
  'payload-invalid': 'give-up',
  'port-taken': 'person',
  'secret-unreadable': 'give-up',
  'url-refused': 'give-up',
} as const

export type FailureCode = keyof typeof remedies

interface FailureDetails {
  readonly cause?: unknown
  /** How long the other side asked us to wait. */
  readonly retryAfterSeconds?: number
  /** The part of it that has to wait; undefined: all of it. */
  readonly scope?: string | undefined
  /** Where a connection cannot be made or used: what is wrong with it, for whoever connects it. */
  readonly problem?: Problem | undefined
}

/** An expected error. The code says what to do next; the message is a sentence for the person who meets it. */
export class Failure extends Error {
  readonly code: FailureCode
  readonly retryAfterSeconds: number | undefined
  readonly scope: string | undefined
  readonly problem: Problem | undefined

  constructor(
    code: FailureCode,
    message: string,
    { cause, retryAfterSeconds, scope, problem }: FailureDetails = {},
  ) {
    super(message, { cause })
    this.name = 'Failure'
    this.code = code
    this.retryAfterSeconds = retryAfterSeconds
    this.scope = scope
    this.problem = problem
  }
}

/** True when the failure goes away by itself, so that the work should wait and not count towards giving up. */
export const passesLater = (error: unknown): error is Failure =>
  error instanceof Failure && remedies[error.code] === 'later'

/** The code that Node, or a driver, gave an error that was caught: `EEXIST`, `ECONNREFUSED`. */
export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined
