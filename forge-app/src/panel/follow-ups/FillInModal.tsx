import {
  Button,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  Stack,
} from '@forge/react'
import type { PanelField, PanelParkedFollowUp } from '@throughline/shared/panel-follow-ups'
import { useState } from 'react'
import { followUpWords } from './follow-up-words'
import { MissingField } from './MissingField'

interface Props {
  readonly followUp: PanelParkedFollowUp
  /** Those alone that are missing. */
  readonly fields: readonly PanelField[]
  readonly isAsking: boolean
  readonly close: () => void
  readonly fillIn: (answers: { readonly field: string; readonly value: string }[]) => void
}

const words = followUpWords.parked

/** Asks for what the project requires and nobody has answered yet. */
export function FillInModal({ followUp, fields, isAsking, close, fillIn }: Props) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [isTried, setTried] = useState(false)
  const isBlank = ({ id }: PanelField) => (values[id] ?? '').trim() === ''
  const create = () => {
    setTried(true)
    if (!fields.some(isBlank))
      fillIn(fields.map(({ id }) => ({ field: id, value: values[id]?.trim() ?? '' })))
  }
  return (
    <Modal onClose={close} width="medium">
      <ModalHeader>
        <ModalTitle>{words.modal(followUp)}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Stack space="space.200">
          {fields.map((field) => (
            <MissingField
              key={field.id}
              field={field}
              value={values[field.id] ?? ''}
              isRefused={isTried && isBlank(field)}
              change={(value) => setValues((before) => ({ ...before, [field.id]: value }))}
            />
          ))}
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={close}>
          {words.cancel}
        </Button>
        <LoadingButton appearance="primary" isLoading={isAsking} onClick={create}>
          {words.fillIn}
        </LoadingButton>
      </ModalFooter>
    </Modal>
  )
}
