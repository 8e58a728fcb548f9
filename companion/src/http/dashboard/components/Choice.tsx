/** @jsxImportSource hono/jsx */

interface ChoiceProps {
  readonly name: string
  readonly label: string
  readonly chosen: string
  readonly options: readonly (readonly [value: string, text: string])[]
}

/** One of a few, named for those who do not see where it stands. */
export function Choice({ name, label, chosen, options }: ChoiceProps) {
  return (
    <>
      <label class="visually-hidden" for={name}>
        {label}
      </label>
      <select id={name} name={name}>
        {options.map(([value, text]) => (
          <option value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </>
  )
}
