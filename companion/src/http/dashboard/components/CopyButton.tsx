/** @jsxImportSource hono/jsx */

interface CopyButtonProps {
  readonly text: string
  readonly label: string
  /** Said once it is copied. */
  readonly copied: string
}

/** Copies a text; without a script it is not there, and the text beside it is marked by hand. */
export function CopyButton({ text, label, copied }: CopyButtonProps) {
  return (
    <button type="button" class="btn" data-copy={text} data-copied={copied} data-with-script hidden>
      {label}
    </button>
  )
}
