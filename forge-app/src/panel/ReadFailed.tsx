import { SectionMessage, SectionMessageAction, Stack, Text } from '@forge/react'
import { LoadingLine } from '../LoadingLine'
import type { ReadFailure } from './panel-view'
import { usePanelWords } from './panel-words'

interface Props {
  readonly failure: ReadFailure
  readonly isAsked: boolean
  readonly tryAgain: () => void
}

/** There is nothing to show, and why; while a person tries again it says so below. */
export function ReadFailed({ failure, isAsked, tryAgain }: Props) {
  const words = usePanelWords()
  return (
    <Stack space="space.150">
      <SectionMessage
        appearance="error"
        title={words.failed.title}
        actions={[
          <SectionMessageAction key="try-again" onClick={tryAgain}>
            {words.failed.tryAgain}
          </SectionMessageAction>,
        ]}
      >
        <Text>{words.failed.text(failure.reference)}</Text>
      </SectionMessage>
      {isAsked ? <LoadingLine text={words.loading} /> : null}
    </Stack>
  )
}
