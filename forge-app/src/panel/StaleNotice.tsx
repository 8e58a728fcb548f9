import { SectionMessage, SectionMessageAction, Text } from '@forge/react'
import type { ReadFailure, ShownPanel } from './panel-view'
import { usePanelWords } from './panel-words'

interface Props {
  readonly view: ShownPanel
  readonly failure: ReadFailure
  readonly tryAgain: () => void
}

/** The rows below are older than the last question: since when, and what to quote. */
export function StaleNotice({ view, failure, tryAgain }: Props) {
  const words = usePanelWords()
  return (
    <SectionMessage
      appearance="warning"
      actions={[
        <SectionMessageAction key="try-again" onClick={tryAgain}>
          {words.failed.tryAgain}
        </SectionMessageAction>,
      ]}
    >
      <Text>{words.stale(view.readAt, view.now, failure.reference)}</Text>
    </SectionMessage>
  )
}
