import { ErrorMessage, HelperMessage, Label, Stack, Textfield } from '@forge/react'
import { typedIn } from '../field-value'
import { usePanelWords } from './panel-words'

interface Props {
  readonly address: string
  readonly type: (address: string) => void
  readonly problem: string | undefined
}

/** The field for a pull request's address, and what is wrong with it. */
export function PasteAddress({ address, type, problem }: Props) {
  const words = usePanelWords().links.dialog
  return (
    <Stack>
      <Label labelFor="pull-request-address">{words.address}</Label>
      <Textfield
        id="pull-request-address"
        autoFocus
        value={address}
        isInvalid={problem !== undefined}
        onChange={(event) => type(typedIn(event))}
      />
      <HelperMessage>{words.example}</HelperMessage>
      {problem === undefined ? null : <ErrorMessage>{problem}</ErrorMessage>}
    </Stack>
  )
}
