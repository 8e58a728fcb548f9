import type { Problem } from '@throughline/shared/connection-check'
import { problemText } from '@throughline/shared/connection-words'
import { consentText, expiryText } from '@throughline/shared/expiry-words'
import type { ConnectionCard } from '../../../connections/cards'
import { isTyped } from '../../../connections/expiry'
import type { Tone } from '../components/Lozenge'
import { longDate } from '../components/relative-time'
import { overviewMessages } from './overview-messages'

const words = overviewMessages

/** The one word for how a connection is. */
export const lozengeOf = (
  card: ConnectionCard,
  now: Date,
): { readonly tone: Tone; readonly text: string } => {
  if (card.state === 'revoked') return { tone: 'bad', text: words.states.revoked }
  if (card.state === 'expired') return { tone: 'bad', text: words.states.expired }
  if (card.isTroubled) return { tone: 'bad', text: words.states.troubled }
  const expiry = expiryOf(card, now)
  if (!expiry?.lozenge) return { tone: 'ok', text: words.states.connected }
  return { tone: expiry.level === 'danger' ? 'bad' : 'warn', text: expiry.lozenge }
}

/** What is said of the end of a typed token, or of a consent; undefined where it ends by itself, or never. */
export const expiryOf = (card: ConnectionCard, now: Date) => {
  const { mode, tokenExpiresAt } = card
  if (!tokenExpiresAt) return undefined
  if (mode === 'oauth') return consentText(tokenExpiresAt, now)
  return isTyped(mode) ? expiryText(tokenExpiresAt, now, systemOf(card)) : undefined
}

/** What an admin has to do about a connection; undefined while there is nothing. */
export const noticeOf = (card: ConnectionCard, now: Date) => {
  if (card.state === 'revoked') return { kind: 'bad' as const, ...problemText(revocationOf(card)) }
  const expiry = expiryOf(card, now)
  if (!expiry || expiry.level === 'none') return undefined
  return { kind: kinds[expiry.level], title: expiry.title, text: expiry.text }
}

const revocationOf = (card: ConnectionCard): Problem => {
  const waiting = String(card.waitingCount)
  if (card.mode === 'oauth') return { id: 'oauth.ended', facts: { site: card.place, waiting } }
  const until = card.lastOkAt?.toISOString() ?? ''
  return { id: 'token.revoked', facts: { system: systemOf(card), until, waiting } }
}

const kinds = { information: 'info', warning: 'warn', danger: 'bad' } as const

export const systemOf = ({ host }: Pick<ConnectionCard, 'host'>): string =>
  host === 'jira' ? 'Jira' : (words.systems[host] ?? host)

/** `acme.atlassian.net, Jira Cloud` */
export const placeOf = ({ place, host, deployment, version }: ConnectionCard): string => {
  if (host !== 'jira') return place
  if (deployment === 'data-center') return `${place}, Jira Data Center${version ? ` ${version}` : ''}`
  return `${place}, Jira Cloud`
}

export const accessOf = ({ mode, tokenLastFour }: ConnectionCard): string =>
  tokenLastFour ? words.accessEnding(words.access[mode], tokenLastFour) : words.access[mode]

export const connectedOf = ({ createdAt, connectedBy }: ConnectionCard): string =>
  connectedBy ? words.connectedBy(longDate(createdAt), connectedBy) : longDate(createdAt)
