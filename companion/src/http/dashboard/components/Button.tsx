/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'

type Look = 'default' | 'primary' | 'plain' | 'danger'

interface ButtonProps {
  readonly look?: Look
  /** Names the object where the text alone would stand there twice: "Configure Jira". */
  readonly label?: string
  readonly id?: string
  readonly isCompact?: boolean
  /** What has to happen first stands beside it. */
  readonly isDisabled?: boolean
  readonly children: Child
}

const classOf = ({ look = 'default', isCompact = false }: ButtonProps) =>
  ['btn', look === 'default' ? '' : look, isCompact ? 'compact' : ''].filter(Boolean).join(' ')

/** Sends the form it stands in. */
export function SubmitButton(props: ButtonProps & { readonly name?: string; readonly value?: string }) {
  const { label, id, name, value, isDisabled, children } = props
  return (
    <button
      type="submit"
      class={classOf(props)}
      aria-label={label}
      id={id}
      name={name}
      value={value}
      disabled={isDisabled}
    >
      {children}
    </button>
  )
}

/** Leads somewhere, and looks like a button. */
export function LinkButton(props: ButtonProps & { readonly href: string }) {
  const { label, id, href, children } = props
  return (
    <a class={classOf(props)} href={href} aria-label={label} id={id}>
      {children}
    </a>
  )
}
