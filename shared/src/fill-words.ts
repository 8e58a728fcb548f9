export type Facts = Readonly<Record<string, string>>

/** `12 November 2026`, of an ISO date or time. */
export const dateInWords = (iso: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(iso))

/** `10:31:05`, of an ISO time, in the time zone of the machine that shows it. */
const timeInWords = (iso: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' }).format(new Date(iso))

const isoDate = /^\d{4}-\d{2}-\d{2}$/
const isoTime = /^\d{4}-\d{2}-\d{2}T.*Z$/

const inWords = (fact: string): string => {
  if (isoDate.test(fact)) return dateInWords(fact)
  return isoTime.test(fact) ? timeInWords(fact) : fact
}

/** What a sentence says where nobody told it the fact. */
const unknown: Facts = {
  system: 'Jira',
  host: 'the server',
  account: 'The account',
  projects: 'its projects',
  user: 'that account',
  email: 'the one you entered',
  names: 'another name',
  issuer: 'authority',
  example: 'https://your-company.atlassian.net',
}

/** A sentence whose `{names}` are filled in with facts. ISO dates and times are written out. */
export const filledIn = (sentence: string, facts: Facts): string =>
  sentence.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => inWords(facts[name] ?? unknown[name] ?? '?'))

/** The sentence for one, or that for any other number, with `{count}` filled in: `4,182`. */
export const counted = (count: number, one: string, other: string): string =>
  (new Intl.PluralRules('en').select(count) === 'one' ? one : other).replace(
    '{count}',
    new Intl.NumberFormat('en').format(count),
  )

/** `a`, `a and b`, `a, b and c`. */
export const listed = (parts: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts)
