import { HelperMessage, Inline, Label, Select, Stack, Text, TextArea, Textfield, Toggle } from '@forge/react'
import { chosenValues, typedIn } from '../../field-value'

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
}

const idOf = (name: string) => `setting-${name}`

/** A line of text. */
export function TextField({ name, label, value, change, hint }: FieldProps & { readonly hint?: string }) {
  return (
    <Stack>
      <Label labelFor={idOf(name)}>{label}</Label>
      <Textfield id={idOf(name)} value={value} onChange={(event) => change(typedIn(event))} />
      {hint === undefined ? null : <HelperMessage>{hint}</HelperMessage>}
    </Stack>
  )
}

/** Several lines of text. */
export function LinesField({ name, label, value, change, hint }: FieldProps & { readonly hint: string }) {
  return (
    <Stack>
      <Label labelFor={idOf(name)}>{label}</Label>
      <TextArea id={idOf(name)} value={value} onChange={(event) => change(typedIn(event))} />
      <HelperMessage>{hint}</HelperMessage>
    </Stack>
  )
}

interface ChoiceProps extends FieldProps {
  readonly options: readonly (readonly [value: string, label: string])[]
}

/** One of a few. */
export function ChoiceField({ name, label, value, change, options }: ChoiceProps) {
  const all = options.map(([each, text]) => ({ value: each, label: text }))
  return (
    <Stack>
      <Label labelFor={idOf(name)}>{label}</Label>
      <Select
        inputId={idOf(name)}
        options={all}
        value={all.find((option) => option.value === value) ?? null}
        onChange={(option: unknown) => change(chosenValues(option)[0] ?? '')}
      />
    </Stack>
  )
}

/** Yes or no. */
export function TickField({ name, label, value, change }: FieldProps) {
  const isTicked = value === 'yes'
  return (
    <Inline space="space.100" alignBlock="center">
      <Toggle
        id={idOf(name)}
        label={label}
        isChecked={isTicked}
        onChange={() => change(isTicked ? '' : 'yes')}
      />
      <Text>{label}</Text>
    </Inline>
  )
}
