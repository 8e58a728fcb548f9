/** @jsxImportSource hono/jsx */
import { relativeTime } from './relative-time'

/** "2 hours ago", with the exact time for machines and on hover. */
export function Time({ at, now }: { readonly at: Date; readonly now: Date }) {
  return (
    <time datetime={at.toISOString()} title={at.toUTCString()}>
      {relativeTime(at, now)}
    </time>
  )
}
