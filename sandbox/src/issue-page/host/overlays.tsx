import Modal, {
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
} from '@atlaskit/modal-dialog'
import Popup from '@atlaskit/popup'
import Tooltip from '@atlaskit/tooltip'
import type { ComponentProps } from 'react'
import { direct, directWithText } from './direct'
import { childrenOf, type Draw, type ForgeDoc, partOf, type Renderer, type Renderers } from './forge-doc'
import { TriggerProps } from './trigger-props'

const drawPart = (node: ForgeDoc, name: string, draw: Draw) => {
  const part = partOf(node, name)
  return part === undefined ? null : childrenOf(part, draw)
}

const popup: Renderer = (node, draw) => {
  const { children, ...props } = node.props
  return (
    <Popup
      {...(props as Partial<ComponentProps<typeof Popup>> as object)}
      key={node.key}
      isOpen={props['isOpen'] === true}
      content={() => <>{drawPart(node, 'content', draw)}</>}
      trigger={({ ref, ...aria }) => (
        <TriggerProps.Provider value={{ ...aria, ref }}>
          {drawPart(node, 'trigger', draw)}
        </TriggerProps.Provider>
      )}
    />
  )
}

export const overlays: Renderers = {
  Popup: popup,
  Tooltip: (node, draw) => (
    <Tooltip key={node.key} content={String(node.props['content'] ?? '')}>
      <span>{childrenOf(node, draw)}</span>
    </Tooltip>
  ),
  Modal: direct(Modal),
  ModalTransition: direct(ModalTransition),
  ModalHeader: (node, draw) => (
    <ModalHeader key={node.key} hasCloseButton>
      {childrenOf(node, draw)}
    </ModalHeader>
  ),
  ModalTitle: directWithText(ModalTitle),
  ModalBody: direct(ModalBody),
  ModalFooter: direct(ModalFooter),
}
