const units: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]
const words = new Intl.RelativeTimeFormat('en-GB', { numeric: 'always' })
const dates = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/** "40 seconds ago", "in 3 days"; from 7 days on, the date. */
export const relativeTime = (at: Date, now: Date): string => {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1_000)
  const distance = Math.abs(seconds)
  if (distance < 1) return 'now'
  if (distance >= 7 * 86_400) return longDate(at)
  const [unit, size] = units.find(([, size]) => distance >= size) ?? ['second', 1]
  return words.format(Math.trunc(seconds / size), unit)
}

/** "12 November 2026", as the day is in UTC. */
export const longDate = (at: Date): string => dates.format(at)
