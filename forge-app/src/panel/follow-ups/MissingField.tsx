import {
  ErrorMessage,
  HelperMessage,
  Label,
  RequiredAsterisk,
  Select,
  Stack,
  TextArea,
  Textfield,
} from '@forge/react'
import type { PanelField } from '@throughline/shared/panel-follow-ups'
import { chosenValues, typedIn } from '../../field-value'
import { followUpWords } from './follow-up-words'

interface Props {
  readonly field: PanelField
  readonly value: string
  readonly isRefused: boolean
  readonly change: (value: string) => void
}

const words = followUpWords.parked

/** One required field, as its kind wants to be filled in. */
export function MissingField({ field, value, isRefused, change }: Props) {
  const { id, name, kind } = field
  const inputId = `missing-${id}`
  return (
    <Stack>
      <Label labelFor={inputId}>
        {name}
        <RequiredAsterisk />
      </Label>
      <Input {...{ field, inputId, value, change }} />
      {kind === 'texts' ? <HelperMessage>{words.several}</HelperMessage> : null}
      {kind === 'person' ? <HelperMessage>{words.person}</HelperMessage> : null}
      {isRefused ? <ErrorMessage>{words.blank}</ErrorMessage> : null}
    </Stack>
  )
}

interface InputProps extends Pick<Props, 'field' | 'value' | 'change'> {
  readonly inputId: string
}

function Input({ field: { kind, choices }, inputId, value, change }: InputProps) {
  const typed = (event: unknown) => change(typedIn(event))
  if (kind === 'longText') return <TextArea id={inputId} value={value} onChange={typed} />
  if (kind !== 'choice' && kind !== 'choices')
    return (
      <Textfield
        {...{ id: inputId, value, onChange: typed }}
        {...(kind === 'number' && { type: 'number' })}
      />
    )
  const options = choices.map((choice) => ({ value: choice.id, label: choice.name }))
  const chosen = options.filter((option) => value.split(',').includes(option.value))
  return (
    <Select
      inputId={inputId}
      options={options}
      isMulti={kind === 'choices'}
      value={kind === 'choices' ? chosen : (chosen[0] ?? null)}
      onChange={(option: unknown) => change(chosenValues(option).join(','))}
    />
  )
}
