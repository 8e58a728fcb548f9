import {
  Box,
  Button,
  Inline,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  Stack,
  Text,
  xcss,
} from '@forge/react'
import type { SetupDelivery } from '@throughline/shared/setup'
import { Subtle } from '../Subtle'
import { useAdmin } from './admin-context'
import { OutcomeLozenge } from './OutcomeLozenge'
import { Trouble } from './Trouble'
import { useAsking } from './use-asking'

interface Props {
  readonly delivery: SetupDelivery
  readonly close: () => void
}

/** What became of one delivery, step by step. */
export function TraceModal({ delivery, close }: Props) {
  const { words } = useAdmin()
  const { ask, isBusy, problem } = useAsking()
  return (
    <Modal onClose={close} width="x-large">
      <ModalHeader>
        <ModalTitle>{words.deliveries.what(delivery)}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Stack space="space.150">
          <Subtle>{words.deliveries.facts(delivery)}</Subtle>
          {delivery.steps.length === 0 ? <Text>{words.deliveries.noSteps}</Text> : null}
          {delivery.steps.map(({ step, subject, outcome, detail }) => (
            <Inline key={`${step} ${subject}`} space="space.150" alignBlock="start">
              <Box xcss={outcomeColumn}>
                <OutcomeLozenge outcome={outcome} />
              </Box>
              <Stack>
                <Text weight="semibold">{words.deliveries.step(step, subject)}</Text>
                {detail === undefined ? null : <Text>{detail}</Text>}
              </Stack>
            </Inline>
          ))}
          <Trouble problem={problem} title={words.deliveries.notReplayed} />
        </Stack>
      </ModalBody>
      <ModalFooter>
        <LoadingButton
          isLoading={isBusy}
          onClick={() => void ask('replay-delivery', { inboxId: delivery.id })}
        >
          {words.deliveries.replay}
        </LoadingButton>
        <Button appearance="primary" onClick={close}>
          {words.close}
        </Button>
      </ModalFooter>
    </Modal>
  )
}

const outcomeColumn = xcss({ minWidth: '120px' })
