/** @jsxImportSource hono/jsx */

/** "just now", "2 hours ago", and from seven days on the date; the exact time is in the tooltip. */
export function RelativeTime({ at, now }: { readonly at: Date; readonly now: Date }) {
  return (
    <time datetime={at.toISOString()} title={at.toUTCString()}>
      {inWords(at, now)}
    </time>
  )
}

export function inWords(at: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return ago.format(-minutes, 'minute')
  if (minutes < 24 * 60) return ago.format(-Math.floor(minutes / 60), 'hour')
  if (minutes < 7 * 24 * 60) return ago.format(-Math.floor(minutes / (24 * 60)), 'day')
  return date.format(at)
}

const ago = new Intl.RelativeTimeFormat('en', { numeric: 'always' })
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
