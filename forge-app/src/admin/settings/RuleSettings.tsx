import { Button, Inline, ModalTransition } from '@forge/react'
import { type SettingsId, settingSchemas } from '@throughline/shared/rule-settings'
import { settingsNames, settingsWords } from '@throughline/shared/rule-settings-words'
import type { SetupRepository } from '@throughline/shared/setup'
import { useState } from 'react'
import { Subtle } from '../../Subtle'
import { useAdmin } from '../admin-context'
import { SettingsModal } from './SettingsModal'

interface Props {
  readonly repository: SetupRepository
  readonly id: SettingsId
  /** Told to a screen reader. */
  readonly say: (words: string) => void
}

/** The button that opens the settings of a rule; nothing where it has none, or the companion knows none yet. */
export function RuleSettings({ repository, id, say }: Props) {
  const { words } = useAdmin()
  const [isOpen, setOpen] = useState(false)
  const hasAny = Object.keys(settingSchemas[id].shape).length > 0
  if (!hasAny || repository.settings === undefined) return null
  const own = repository.settings.find(({ settingsId }) => settingsId === id)
  const close = () => setOpen(false)
  return (
    <Inline space="space.100" alignBlock="center" shouldWrap>
      <Button spacing="compact" onClick={() => setOpen(true)}>
        {words.rules.openSettings(settingsNames[id])}
      </Button>
      {own === undefined ? null : <Subtle>{words.rules.whoSet(own)}</Subtle>}
      <ModalTransition>
        {isOpen ? (
          <SettingsModal
            repository={repository}
            id={id}
            own={own}
            close={close}
            saved={() => {
              say(settingsWords.saved(settingsNames[id], repository.name))
              close()
            }}
          />
        ) : null}
      </ModalTransition>
    </Inline>
  )
}
