import { Bleed, Box, Inline, Pressable, Stack, xcss } from '@atlaskit/primitives'
import { Fragment, useContext } from 'react'
import { direct } from './direct'
import { childrenOf, type ForgeDoc, type Renderer, type Renderers } from './forge-doc'
import { plainHandlersOf } from './plain-event'
import { TriggerProps } from './trigger-props'

const box: Renderer = (node, draw) => (
  <Box {...styledPropsOf(node)} key={node.key}>
    {childrenOf(node, draw)}
  </Box>
)

const pressable: Renderer = (node, draw) => (
  <PressableInside key={node.key} node={node}>
    {childrenOf(node, draw)}
  </PressableInside>
)

function PressableInside({
  node,
  children,
}: {
  readonly node: ForgeDoc
  readonly children: React.ReactNode
}) {
  const triggerProps = useContext(TriggerProps)
  return (
    <Pressable {...styledPropsOf(node)} {...plainHandlersOf(node.props)} {...triggerProps}>
      {children}
    </Pressable>
  )
}

/** UI Kit's `xcss` hands the styles through; here they become the design system's. */
function styledPropsOf({ props }: ForgeDoc) {
  const { xcss: styles, ...rest } = props
  return styles === undefined ? rest : { ...rest, xcss: xcss(styles as Parameters<typeof xcss>[0]) }
}

export const layout: Renderers = {
  Root: (node, draw) => <Fragment key={node.key}>{childrenOf(node, draw)}</Fragment>,
  ContentWrapper: (node, draw) => <Fragment key={node.key}>{childrenOf(node, draw)}</Fragment>,
  Stack: direct(Stack),
  Inline: direct(Inline),
  Bleed: direct(Bleed),
  Box: box,
  Pressable: pressable,
}
