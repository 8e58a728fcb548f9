import { ModalTransition } from '@forge/react'
import { LinkDialog } from './LinkDialog'
import { usePanelLinks } from './panel-links'

interface Props {
  readonly issueKey: string
  readonly now: Date
  readonly isOpen: boolean
  readonly close: () => void
}

/** The dialog that links a pull request, while it is open. */
export function LinkModal({ isOpen, ...props }: Props) {
  const links = usePanelLinks()
  return <ModalTransition>{isOpen && links ? <LinkDialog links={links} {...props} /> : null}</ModalTransition>
}
