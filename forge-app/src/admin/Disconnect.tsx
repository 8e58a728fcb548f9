import {
  Button,
  Label,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  Stack,
  Text,
  Textfield,
} from '@forge/react'
import type { SetupConnection } from '@throughline/shared/setup'
import { useState } from 'react'
import { typedIn } from '../field-value'
import { useAdmin } from './admin-context'
import { Trouble } from './Trouble'
import { useAsking } from './use-asking'

/** The one button that cannot be undone: it asks for the host's name first. */
export function Disconnect({ connection }: { readonly connection: SetupConnection }) {
  const words = useAdmin().words.disconnect
  const { ask, isBusy, problem } = useAsking()
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const close = () => setOpen(false)
  const isSame = typed.trim() === connection.name
  return (
    <>
      <Button appearance="subtle" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <ModalTransition>
        {isOpen ? (
          <Modal onClose={close}>
            <ModalHeader>
              <ModalTitle>{words.title(connection.name)}</ModalTitle>
            </ModalHeader>
            <ModalBody>
              <Stack space="space.200">
                <Text>{words.text(connection.repositoryCount)}</Text>
                <Stack>
                  <Label labelFor="disconnect-name">{words.typeName(connection.name)}</Label>
                  <Textfield id="disconnect-name" autoFocus onChange={(event) => setTyped(typedIn(event))} />
                </Stack>
                <Trouble problem={problem} title={words.failed} />
              </Stack>
            </ModalBody>
            <ModalFooter>
              <Button appearance="subtle" onClick={close}>
                {words.cancel}
              </Button>
              <LoadingButton
                appearance="danger"
                isDisabled={!isSame}
                isLoading={isBusy}
                onClick={async () => {
                  if (await ask('disconnect', { connectionId: connection.id })) close()
                }}
              >
                {words.confirm}
              </LoadingButton>
            </ModalFooter>
          </Modal>
        ) : null}
      </ModalTransition>
    </>
  )
}
