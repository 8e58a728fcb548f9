import { Failure } from '../failure'
import type { Connection, ConnectionState } from './connections'

/** From this many days before its end on, people are told that a token has to be replaced, or a consent given again. */
const WARNING_DAYS = { typed: 14, consent: 30 }
const DAY_MS = 24 * 60 * 60 * 1000

type Known = Pick<Connection, 'mode' | 'state' | 'tokenExpiresAt'>

/**
 * The state of a connection now: what its last call has shown, else what the date says that a person gave with its
 * token, or when Atlassian asks for consent again. A Forge system token comes and goes by itself, so its end says nothing.
 */
export const stateOf = ({ mode, state, tokenExpiresAt }: Known, now: Date): ConnectionState => {
  if (state === 'expired' || state === 'revoked') return state
  if (!endsByDate(mode) || !tokenExpiresAt) return 'connected'
  if (tokenExpiresAt <= now) return 'expired'
  const warningDays = mode === 'oauth' ? WARNING_DAYS.consent : WARNING_DAYS.typed
  return daysUntil(tokenExpiresAt, now) <= warningDays ? 'expiring' : 'connected'
}

/** Whole days from today to the day of this date, both as days in UTC: 0 today, 1 tomorrow, negative when it is over. */
export const daysUntil = (date: Date, now: Date): number => utcDay(date) - utcDay(now)

const utcDay = (date: Date): number => Math.floor(date.getTime() / DAY_MS)

/**
 * Throws `jira-token-expired` or `git-host-token-expired` instead of a call that is known to be refused. No time is named:
 * a replaced token wakes what waits, and what began to wait at that very moment looks again soon by itself.
 */
export const requireUsable = (connection: Known & Pick<Connection, 'host'>, now: Date): void => {
  const state = stateOf(connection, now)
  if (state !== 'expired' && state !== 'revoked') return
  const [code, whose] =
    connection.host === 'jira'
      ? (['jira-token-expired', 'Jira'] as const)
      : (['git-host-token-expired', 'The git host'] as const)
  throw new Failure(code, sentenceOf(connection.mode, state, whose))
}

const sentenceOf = (mode: Connection['mode'], state: 'expired' | 'revoked', whose: string): string => {
  if (mode === 'oauth') return 'Atlassian ended the access. Work waits until an admin connects again.'
  return state === 'expired'
    ? 'The token has expired. Work waits until an admin replaces it.'
    : `${whose} refused the token. Work waits until an admin replaces it.`
}

/** What a 401 says of a connection's token: it has ended, or somebody took it back before that. */
export const stateAfterRefusal = ({ tokenExpiresAt }: Known, now: Date): 'expired' | 'revoked' =>
  tokenExpiresAt && tokenExpiresAt <= now ? 'expired' : 'revoked'

/** True where a person typed the token, and only a person can bring another one. */
export const isTyped = (mode: Connection['mode']): boolean => mode === 'api-token' || mode === 'pat'

/** True where its end is a date on which a person has to act. */
const endsByDate = (mode: Connection['mode']): boolean => isTyped(mode) || mode === 'oauth'
