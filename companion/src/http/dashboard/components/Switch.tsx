/** @jsxImportSource hono/jsx */

interface SwitchProps {
  readonly id: string
  readonly isOn: boolean
  /** What it switches: "Auto-link issues". */
  readonly label: string
  readonly describedBy?: string
  readonly isDisabled?: boolean
  /** Sent with the form when it is pressed. */
  readonly name?: string
  readonly value?: string
}

/** A switch that sends the form it stands in: it works without a script. */
export function Switch({ id, isOn, label, describedBy, isDisabled = false, name, value }: SwitchProps) {
  return (
    <button
      type="submit"
      class="switch"
      role="switch"
      id={id}
      aria-checked={isOn ? 'true' : 'false'}
      aria-label={label}
      aria-describedby={describedBy}
      disabled={isDisabled}
      name={name}
      value={value}
    />
  )
}
