/** @jsxImportSource hono/jsx */

interface CheckFieldProps {
  readonly name: string
  readonly label: string
  readonly isChecked: boolean
}

/** Yes or no; sent as `yes`, or not at all. */
export function CheckField({ name, label, isChecked }: CheckFieldProps) {
  return (
    <label class="choice">
      <input type="checkbox" name={name} value="yes" checked={isChecked} />
      {label}
    </label>
  )
}
