import type { Problem } from '@throughline/shared/connection-check'
import type { CheckAnswer } from '../ask'

type Facts = Readonly<Record<string, string>>

/** A site that lets in certain addresses alone says so in words. */
export const isIpBlocked = ({ status, text }: CheckAnswer): boolean =>
  status === 403 && text.split('.').some((sentence) => /\bip\b/i.test(sentence) && /\ballow/i.test(sentence))

/** Jira asks whoever failed to sign in too often to prove that they are a person. */
export const asksForCaptcha = ({ headers }: CheckAnswer): boolean =>
  /CAPTCHA/i.test(headers.get('x-authentication-denied-reason') ?? '') ||
  headers.get('x-seraph-loginreason') === 'AUTHENTICATION_DENIED'

/** What an answer says that cannot be read: Jira is away for a while, or that was no Jira. */
export const answeredWrongly = (
  { status }: CheckAnswer,
  facts: Facts,
): { readonly state: 'failed'; readonly problem: Problem } => {
  if (status === 503) return { state: 'failed', problem: { id: 'jira.maintenance', facts } }
  if (status >= 500) return { state: 'failed', problem: { id: 'url.unreachable', facts } }
  return { state: 'failed', problem: { id: 'url.notJira', facts } }
}
