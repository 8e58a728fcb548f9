/** @jsxImportSource hono/jsx */
import { Icon } from './Icon'

export interface FieldProps {
  /** The field's name and the start of its ids: `token`, `token-hint`, `token-error`. */
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'url' | 'email' | 'password' | 'date' | 'search'
  readonly value?: string
  readonly hint?: string
  /** A link behind the hint. */
  readonly hintLink?: { readonly href: string; readonly text: string }
  readonly error?: string | undefined
  readonly isRequired?: boolean
  readonly isReadOnly?: boolean
  readonly autocomplete?: string
  readonly autofocus?: boolean
  /** The field whose value goes when this one changes. */
  readonly clears?: string
}

/** A label, an input, what is wrong with it, and a hint: in this order. The error's place is there while it is empty. */
export function Field(props: FieldProps) {
  const { name, label, type = 'text', value, hint, hintLink, error, isRequired = false } = props
  const describedBy = [`${name}-error`, hint ? `${name}-hint` : ''].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={name}>
        {label}
        {isRequired && (
          <span class="req" aria-hidden="true">
            {' *'}
          </span>
        )}
      </label>
      <input
        id={name}
        name={name}
        type={type}
        value={value}
        required={isRequired}
        readonly={props.isReadOnly}
        autofocus={props.autofocus}
        data-clears={props.clears}
        autocomplete={props.autocomplete ?? (type === 'password' ? 'off' : undefined)}
        spellcheck={type === 'password' ? false : undefined}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={describedBy}
      />
      <FieldError name={name} error={error} />
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint} {hintLink && <a href={hintLink.href}>{hintLink.text}</a>}
        </p>
      )}
    </div>
  )
}

/** What is wrong with a field. `isOutOfBand`: sent alone, it takes the place of the one on the page. */
export function FieldError({
  name,
  error,
  isOutOfBand = false,
}: {
  readonly name: string
  readonly error?: string | undefined
  readonly isOutOfBand?: boolean
}) {
  return (
    <p class="err" id={`${name}-error`} data-error-of={name} hx-swap-oob={isOutOfBand ? 'true' : undefined}>
      {error !== undefined && (
        <>
          <Icon name="error" />
          {error}
        </>
      )}
    </p>
  )
}
