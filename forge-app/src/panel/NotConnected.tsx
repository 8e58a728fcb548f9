import { NavigationTarget, router } from '@forge/bridge'
import { SectionMessage, SectionMessageAction, Text } from '@forge/react'
import { usePanelWords } from './panel-words'

/** Nothing can be linked yet. Only an admin can do something about it. */
export function NotConnected({ isAdmin }: { readonly isAdmin: boolean }) {
  const words = usePanelWords().notConnected
  const actions = isAdmin
    ? [
        <SectionMessageAction key="open-setup" onClick={openSetup}>
          {words.openSetup}
        </SectionMessageAction>,
      ]
    : []
  return (
    <SectionMessage title={words.title} actions={actions}>
      <Text>{words.text}</Text>
    </SectionMessage>
  )
}

const openSetup = () => {
  void router.navigate({ target: NavigationTarget.Module, moduleKey: 'admin' })
}
