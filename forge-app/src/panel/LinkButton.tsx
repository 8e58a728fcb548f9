import { Button } from '@forge/react'
import { useState } from 'react'
import { LinkModal } from './LinkModal'
import { usePanelLinks } from './panel-links'
import { usePanelWords } from './panel-words'

interface Props {
  readonly issueKey: string
  readonly now: Date
}

/** Opens the dialog that links a pull request by hand; nothing for who may not edit the issue. */
export function LinkButton(props: Props) {
  const words = usePanelWords().links.dialog
  const [isOpen, setOpen] = useState(false)
  if (!usePanelLinks()) return null
  return (
    <>
      <Button spacing="compact" iconBefore="add" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <LinkModal {...props} isOpen={isOpen} close={() => setOpen(false)} />
    </>
  )
}
