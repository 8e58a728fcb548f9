import { ButtonGroup } from '@atlaskit/button'
import Button, { LinkButton } from '@atlaskit/button/new'
import { type ComponentProps, useContext } from 'react'
import { direct } from './direct'
import { childrenOf, type Draw, type ForgeDoc, type Renderers } from './forge-doc'
import { findIcon } from './icons'
import { plainHandlersOf } from './plain-event'
import { TriggerProps } from './trigger-props'

type ButtonProps = ComponentProps<typeof Button>

function ButtonInside({ node, draw }: { readonly node: ForgeDoc; readonly draw: Draw }) {
  const { iconBefore, iconAfter, ...props } = node.props
  const triggerProps = useContext(TriggerProps)
  const icons = { iconBefore: findIcon(iconBefore), iconAfter: findIcon(iconAfter) } as Partial<ButtonProps>
  return (
    <Button {...props} {...plainHandlersOf(props)} {...triggerProps} {...icons}>
      {childrenOf(node, draw)}
    </Button>
  )
}

const linkButtonPropsOf = ({ props }: ForgeDoc) =>
  ({
    ...props,
    ...plainHandlersOf(props),
    appearance: platformAppearanceOf(props['appearance']),
  }) as unknown as ComponentProps<typeof LinkButton>

/** UI Kit knows two appearances more than the design system's button. */
function platformAppearanceOf(appearance: unknown) {
  if (appearance === 'link') return 'default'
  return appearance === 'subtle-link' ? 'subtle' : appearance
}

const buttonGroup = direct(ButtonGroup)

export const buttons: Renderers = {
  Button: (node, draw) => <ButtonInside key={node.key} node={node} draw={draw} />,
  LoadingButton: (node, draw) => <ButtonInside key={node.key} node={node} draw={draw} />,
  LinkButton: (node, draw) => (
    <LinkButton key={node.key} {...linkButtonPropsOf(node)}>
      {childrenOf(node, draw)}
    </LinkButton>
  ),
  // Inside a block of its own: a Stack would stretch the buttons over its whole width.
  ButtonGroup: (node, draw) => <div key={node.key}>{buttonGroup(node, draw)}</div>,
}
