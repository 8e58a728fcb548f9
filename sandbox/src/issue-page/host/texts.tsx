import Heading from '@atlaskit/heading'
import Link from '@atlaskit/link'
import { Text } from '@atlaskit/primitives'
import { createElement, Fragment } from 'react'
import { direct } from './direct'
import { childrenOf, type Renderer, type Renderers, stringProp } from './forge-doc'

const tag =
  (name: 'em' | 'strong' | 's' | 'code' | 'pre'): Renderer =>
  (node, draw) =>
    createElement(name, { key: node.key, className: `kit-${name}` }, ...childrenOf(node, draw))

const text: Renderer = (node, draw) => {
  const { as, ...props } = node.props
  const drawn = childrenOf(node, draw)
  return (
    <Text
      {...props}
      {...(as === 'strike' ? {} : { as: as as 'span' | 'p' | 'strong' | 'em' })}
      key={node.key}
    >
      {as === 'strike' ? <s>{drawn}</s> : drawn}
    </Text>
  )
}

const link: Renderer = (node, draw) => {
  const { href, openNewTab, ...props } = node.props
  return (
    <Link
      {...props}
      href={String(href)}
      {...(openNewTab === true ? { target: '_blank' } : {})}
      key={node.key}
    >
      {childrenOf(node, draw)}
    </Link>
  )
}

const list: Renderer = (node, draw) =>
  createElement(
    node.props['type'] === 'ordered' ? 'ol' : 'ul',
    { key: node.key, className: 'kit-list' },
    ...childrenOf(node, draw),
  )

export const texts: Renderers = {
  String: (node) => <Fragment key={node.key}>{stringProp(node, 'text')}</Fragment>,
  Text: text,
  Heading: direct(Heading),
  Link: link,
  List: list,
  ListItem: (node, draw) => <li key={node.key}>{childrenOf(node, draw)}</li>,
  Strong: tag('strong'),
  Em: tag('em'),
  Strike: tag('s'),
  strong: tag('strong'),
  em: tag('em'),
  Code: tag('code'),
  CodeBlock: (node) => (
    <pre key={node.key} className="kit-pre">
      {stringProp(node, 'text')}
    </pre>
  ),
}
