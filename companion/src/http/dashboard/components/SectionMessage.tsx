/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { Icon } from './Icon'

export type MessageKind = 'info' | 'ok' | 'warn' | 'bad' | 'new'

export interface SectionMessageProps {
  readonly kind: MessageKind
  /** What happened, without a full stop. */
  readonly title: string
  /** What to do. */
  readonly text?: string | undefined
  /** `alert` only for what was just tried and failed: it is read out at once. */
  readonly role?: 'alert' | 'status'
  readonly id?: string
  /** It has just come: a script leads the focus to it. */
  readonly isNew?: boolean
  /** At most one button or link. */
  readonly children?: Child
}

const icons = { info: 'info', ok: 'done', warn: 'alert', bad: 'error', new: 'info' } as const

/** What happened, what to do, and at most one button that does it. */
export function SectionMessage({
  kind,
  title,
  text,
  role,
  id,
  isNew = false,
  children,
}: SectionMessageProps) {
  return (
    <div
      class={kind === 'info' ? 'msg' : `msg ${kind}`}
      role={role}
      id={id}
      data-new={isNew ? 'true' : undefined}
      tabindex={role === 'alert' ? -1 : undefined}
    >
      <Icon name={icons[kind]} />
      <div>
        <p class="strong">{title}</p>
        {text !== undefined && <p>{text}</p>}
      </div>
      {children}
    </div>
  )
}
