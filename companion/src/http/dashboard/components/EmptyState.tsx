/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'

interface EmptyStateProps {
  /** What is not there, without a full stop. */
  readonly title: string
  /** What to do about it. */
  readonly text?: string
  readonly children?: Child
}

/** What stands where there is nothing to list yet. */
export function EmptyState({ title, text, children }: EmptyStateProps) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {text !== undefined && <p class="subtle">{text}</p>}
      {children}
    </div>
  )
}
