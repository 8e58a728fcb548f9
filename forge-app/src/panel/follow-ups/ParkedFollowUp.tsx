import { SectionMessage, SectionMessageAction, Stack, Text } from '@forge/react'
import type { PanelField, PanelParkedFollowUp } from '@throughline/shared/panel-follow-ups'
import { useState } from 'react'
import { FillInModal } from './FillInModal'
import { followUpWords } from './follow-up-words'
import type { AskFollowUp } from './use-follow-up-ask'

interface Props {
  readonly followUp: PanelParkedFollowUp
  readonly ask: AskFollowUp | undefined
  readonly isAsking: boolean
}

const words = followUpWords.parked
const isFillable = ({ kind }: PanelField) => kind !== 'other'

/** A follow-up that waits: why, and what lets it go on. */
export function ParkedFollowUp({ followUp, ask, isAsking }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { pullRequestId, followUpKey, missing } = followUp
  const fillable = missing.filter(isFillable)
  const others = missing.filter((field) => !isFillable(field)).map(({ name }) => name)
  const fillIn = (answers: { readonly field: string; readonly value: string }[]) =>
    ask?.({ action: 'fill-in-and-create', pullRequestId, followUpKey, answers })
  const act = () => (fillable.length > 0 ? setOpen(true) : void fillIn([]))
  return (
    <>
      <SectionMessage
        appearance="warning"
        title={words.title(followUp)}
        actions={
          ask
            ? [
                <SectionMessageAction key="act" onClick={act}>
                  {fillable.length > 0 ? words.fillIn : words.again}
                </SectionMessageAction>,
              ]
            : []
        }
      >
        <Stack space="space.050">
          <Text>{words.text(followUp)}</Text>
          {others.length > 0 ? <Text>{words.cannot(others)}</Text> : null}
        </Stack>
      </SectionMessage>
      {isOpen ? (
        <FillInModal
          {...{ followUp, fields: fillable, isAsking }}
          close={() => setOpen(false)}
          fillIn={async (answers) => {
            if (await fillIn(answers)) setOpen(false)
          }}
        />
      ) : null}
    </>
  )
}
