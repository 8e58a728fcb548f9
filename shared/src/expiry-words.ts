import { counted, dateInWords } from './fill-words'

const DAY_MS = 24 * 60 * 60 * 1000

/** How near the end of a token is; `information` may be hidden for a day. */
export type ExpiryLevel = 'none' | 'information' | 'warning' | 'danger'

export interface ExpiryText {
  readonly level: ExpiryLevel
  /** Undefined while the end is far: then it is a fact among others, `Ends 12 November 2027`. */
  readonly lozenge: string | undefined
  readonly title: string
  readonly text: string
}

/**
 * Whole days, by the calendar of UTC, from today until the day on which a token ends: 0 on that day, negative after it.
 * A token is good for the whole of its last day.
 */
export const daysUntil = (endsOn: Date, now: Date): number =>
  Math.floor(endsOn.getTime() / DAY_MS) - Math.floor(now.getTime() / DAY_MS)

/** What people are told about the end of a token of `system`, such as `Jira`. The remedy is always "Replace token". */
export const expiryText = (endsOn: Date, now: Date, system = 'Jira'): ExpiryText => {
  const days = daysUntil(endsOn, now)
  const date = dateInWords(endsOn.toISOString())
  if (days > 14) return { level: 'none', lozenge: undefined, title: `Ends ${date}`, text: '' }
  if (days < 0)
    return {
      level: 'danger',
      lozenge: 'Expired',
      title: `The token expired on ${date}`,
      text: `Create a new one in ${system} and replace it here. Waiting work starts again by itself.`,
    }
  if (days < 2) return endsNow(days === 0 ? 'today' : 'tomorrow', system)
  return {
    level: days > 7 ? 'information' : 'warning',
    lozenge: `Expires in ${days} days`,
    title: `The ${system} token expires in ${days} days, on ${date}`,
    text: days > 7 ? 'A new one can be stored at any time.' : replaceInTime(system),
  }
}

/**
 * What people are told before Atlassian asks for consent again, which it does a year after the last time, and 30, 7 and 1
 * days ahead in another tone. The remedy is always "Connect again".
 */
export const consentText = (endsOn: Date, now: Date): ExpiryText => {
  const days = daysUntil(endsOn, now)
  const date = dateInWords(endsOn.toISOString())
  if (days > 30) return { level: 'none', lozenge: undefined, title: `Consent until ${date}`, text: '' }
  if (days < 0)
    return {
      level: 'danger',
      lozenge: 'Consent ended',
      title: `The consent at Atlassian ended on ${date}`,
      text: 'Connect again; settings and rules are kept. Waiting work starts again by itself.',
    }
  return {
    level: consentLevel(days),
    lozenge: days < 2 ? `Consent ends ${days === 0 ? 'today' : 'tomorrow'}` : `Consent ends in ${days} days`,
    title: `Atlassian asks for consent again on ${date}`,
    text: 'Connect again now and nothing stops.',
  }
}

const consentLevel = (days: number): ExpiryLevel => {
  if (days < 2) return 'danger'
  return days > 7 ? 'information' : 'warning'
}

const endsNow = (day: 'today' | 'tomorrow', system: string): ExpiryText => ({
  level: 'danger',
  lozenge: `Expires ${day}`,
  title: `The ${system} token expires ${day}`,
  text: 'After that, links, summaries and follow-ups wait until it is replaced.',
})

const replaceInTime = (system: string) =>
  `Create a new API token in ${system} and paste it here. Links and summaries go on without a gap.`

/** In the panel, for everyone, once the token is over. `time` says since when, in words. */
export const shownAsOf = (time: string): string =>
  `Shown as of ${time}. An admin has to renew the connection; nothing is lost.`

/** What an alert says at 14, 7 and 1 days, once each. */
export const expiryAlert = ({
  site,
  endsOn,
  now,
  link,
}: {
  readonly site: string
  readonly endsOn: Date
  readonly now: Date
  readonly link: string
}): string => {
  const days = daysUntil(endsOn, now)
  const date = dateInWords(endsOn.toISOString())
  return counted(
    days,
    `Throughline: the Jira token of ${site} expires in {count} day (${date}). Replace it: ${link}`,
    `Throughline: the Jira token of ${site} expires in {count} days (${date}). Replace it: ${link}`,
  )
}
