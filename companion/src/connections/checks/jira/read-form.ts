import { type Check, CheckId, type Problem } from '@throughline/shared/connection-check'
import { baseUrlOf, isCloudHost, readJiraAddress } from '../../jira-address'

/** What a person typed, as it came. */
export interface TypedJira {
  readonly url: string
  readonly email: string
  readonly expiresOn: string
  readonly token: string
}

/** The same, fit to be tried. */
export interface JiraForm {
  /** Up to, not including, /rest. */
  readonly baseUrl: string
  /** As people know it: name and port. */
  readonly host: string
  readonly hostname: string
  /** Empty where none was typed. */
  readonly email: string
  readonly token: string
  /** The end of the day that was typed: a token is good for its whole last day. */
  readonly expiresAt: Date
}

const DAY_MS = 24 * 60 * 60 * 1000
/** A day more than a year has at most, for zones in which it is still yesterday. */
const MOST_DAYS = 367

/** Reads the form, or says what is wrong with each field before anything is called. */
export const readJiraForm = (typed: TypedJira, now: Date): JiraForm | readonly Problem[] => {
  const address = readJiraAddress(typed.url)
  const url = address ? new URL(address.site) : undefined
  const isCloud = url !== undefined && isCloudHost(url.hostname)
  const [email, token] = [typed.email.trim(), typed.token.trim()]
  const expiresAt = endOfDay(typed.expiresOn.trim())
  const problems = [
    problemOfAddress(typed.url.trim(), url, isCloud),
    isCloud && !email.includes('@') ? missing('email', 'Jira user email') : undefined,
    token === '' ? missing('token', 'Personal Access Token') : problemOfToken(token, email, isCloud),
    problemOfDate(expiresAt, now, isCloud),
  ].filter((problem) => problem !== undefined)
  if (problems.length > 0 || !address || !url || !expiresAt) return problems
  return { baseUrl: baseUrlOf(address), host: url.host, hostname: url.hostname, email, token, expiresAt }
}

const missing = (field: 'url' | 'email' | 'token', name: string): Problem => ({
  id: 'field.missing',
  facts: { name },
  field,
})

const problemOfAddress = (typed: string, url: URL | undefined, isCloud: boolean): Problem | undefined => {
  if (typed === '') return missing('url', 'Jira instance URL')
  if (!url) return { id: 'url.invalid', facts: {}, field: 'url' }
  if (!isCloud || url.protocol === 'https:') return undefined
  const https = `https://${url.hostname}`
  return { id: 'url.httpsOnly', facts: { deployment: 'cloud', https }, field: 'url' }
}

/** What no header can carry is no token. */
const problemOfToken = (token: string, email: string, isCloud: boolean): Problem | undefined => {
  if (/^[\x21-\x7e]+$/.test(token)) return undefined
  return { id: isCloud ? 'token.refused' : 'token.refusedDc', facts: { email }, field: 'token' }
}

const endOfDay = (typed: string): Date | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed)) return undefined
  const day = new Date(`${typed}T23:59:59.999Z`)
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== typed ? undefined : day
}

const problemOfDate = (expiresAt: Date | undefined, now: Date, isCloud: boolean): Problem | undefined => {
  if (!expiresAt) return { id: 'date.missing', facts: {}, field: 'expiresOn' }
  if (expiresAt < now) return { id: 'date.past', facts: {}, field: 'expiresOn' }
  return isCloud ? problemOfCloudDate(expiresAt, now) : undefined
}

/** Cloud alone has a limit. Data Center's administrators set their own, or none. */
export const problemOfCloudDate = (expiresAt: Date, now: Date): Problem | undefined => {
  if (expiresAt.getTime() - now.getTime() <= MOST_DAYS * DAY_MS) return undefined
  return { id: 'date.tooFar', facts: {}, field: 'expiresOn' }
}

const checkOf = { url: 'address', email: 'email', token: 'token', expiresOn: 'token' } as const

/** The checks of a form that was not tried: each wrong field fails the check it belongs to. */
export const checksOfProblems = (problems: readonly Problem[]): readonly Check[] =>
  CheckId.options.map((id) => {
    const problem = problems.find(({ field }) => field && checkOf[field] === id)
    return problem ? { id, state: 'failed', facts: {}, problem } : { id, state: 'waiting', facts: {} }
  })
