import Heading from '@atlaskit/heading'
import { Stack, Text } from '@atlaskit/primitives'
import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message'
import Spinner from '@atlaskit/spinner'
import type { ComponentProps, ReactElement } from 'react'
import { directWithText } from './direct'
import { drawProp } from './element-prop'
import { childrenOf, type Renderer, type Renderers, stringProp } from './forge-doc'

const sectionMessage: Renderer = (node, draw) => {
  const props = {
    appearance: node.props['appearance'],
    title: node.props['title'],
    actions: drawProp(node, 'actions', draw) as ReactElement[],
  } as unknown as ComponentProps<typeof SectionMessage>
  return (
    <SectionMessage key={node.key} {...props}>
      {childrenOf(node, draw)}
    </SectionMessage>
  )
}

const emptyState: Renderer = (node, draw) => {
  const level = (node.props['headingLevel'] ?? 4) as 1 | 2 | 3 | 4 | 5 | 6
  return (
    <div key={node.key} className={`kit-empty kit-empty-${stringProp(node, 'width') || 'wide'}`}>
      <Stack space="space.200" alignInline="center">
        <Heading size="medium" as={`h${level}`}>
          {stringProp(node, 'header')}
        </Heading>
        <Text as="p" align="center">
          {drawProp(node, 'description', draw)}
        </Text>
        <div className="kit-row">
          {node.props['isLoading'] === true && <Spinner size="small" />}
          {drawProp(node, 'secondaryAction', draw)}
          {drawProp(node, 'primaryAction', draw)}
        </div>
        {drawProp(node, 'tertiaryAction', draw)}
      </Stack>
    </div>
  )
}

export const messages: Renderers = {
  SectionMessage: sectionMessage,
  SectionMessageAction: directWithText(SectionMessageAction),
  EmptyState: emptyState,
}
