/** The words for each plural category of a language; `#` stands for the number. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }

/** How one language counts, lists and tells the time. */
export interface Wording {
  plural(count: number, forms: PluralForms): string
  /** "1 open, 1 merged": things side by side, without an "and". */
  list(parts: readonly string[]): string
  /** "2 hours ago"; from the seventh day on the date itself. `justNow` stands for less than a minute. */
  ago(moment: Date, now: Date, justNow: string): string
  /** "22 November 2026" */
  day(moment: Date): string
  /** Date and time to the minute. */
  exactly(moment: Date): string
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/**
 * `language` is the one the sentences are written in, not the reader's: a German date in an English sentence helps
 * nobody. `timeZone` is the reader's own; without it times are those of the browser.
 */
export function createWording(language: string, timeZone?: string): Wording {
  const zone = timeZone === undefined ? {} : { timeZone }
  const number = new Intl.NumberFormat(language)
  const rules = new Intl.PluralRules(language)
  const listing = new Intl.ListFormat(language, { type: 'unit', style: 'long' })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', ...zone })
  const minute = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', ...zone })
  const calendar = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...zone })
  const calendarDay = (moment: Date) => Math.round(Date.parse(calendar.format(moment)) / dayMs)

  return {
    plural: (count, forms) => {
      const form = forms[rules.select(count)] ?? forms.other
      return form.replaceAll('#', number.format(count))
    },
    list: (parts) => listing.format(parts),
    ago: (moment, now, justNow) => {
      const ageMs = now.getTime() - moment.getTime()
      if (ageMs < minuteMs) return justNow
      if (ageMs < hourMs) return relative.format(-Math.floor(ageMs / minuteMs), 'minute')
      if (ageMs < dayMs) return relative.format(-Math.floor(ageMs / hourMs), 'hour')
      const days = calendarDay(now) - calendarDay(moment)
      return days < 7 ? relative.format(-days, 'day') : day.format(moment)
    },
    day: (moment) => day.format(moment),
    exactly: (moment) => minute.format(moment),
  }
}
