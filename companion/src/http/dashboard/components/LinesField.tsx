/** @jsxImportSource hono/jsx */

interface LinesFieldProps {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly hint: string
}

/** Several lines of text. */
export function LinesField({ name, label, value, hint }: LinesFieldProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <textarea id={name} name={name} rows={3} aria-describedby={`${name}-hint`}>
        {value}
      </textarea>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    </div>
  )
}
