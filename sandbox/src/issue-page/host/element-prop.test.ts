import { expect, it } from '@jest/globals'
import { createElement, Fragment, type ReactNode } from 'react'
import { drawProp } from './element-prop'
import type { ForgeDoc } from './forge-doc'

const outline = (node: ForgeDoc): string =>
  node.type === 'String' ? String(node.props['text']) : `<${node.type}>${node.children.map(outline).join('')}`

const drawn = (value: unknown): ReactNode => {
  const node: ForgeDoc = { type: 'EmptyState', key: 'k', props: { primaryAction: value }, children: [] }
  return drawProp(node, 'primaryAction', outline)
}

it.each([
  ['text', 'Try again', ['Try again']],
  ['an element', createElement('Button', undefined, 'Try ', 2), ['<Button>Try 2']],
  [
    'several elements',
    [createElement('Link', { key: 1 }, 'One'), createElement('Link', { key: 2 }, 'Two')],
    ['<Link>One', '<Link>Two'],
  ],
  ['nested elements', createElement('Text', {}, createElement('Strong', {}, 'Now')), ['<Text><Strong>Now']],
  ['nothing', undefined, []],
  ['what Jira could not draw either', createElement(Fragment, {}, 'lost'), []],
])('a prop with %s is drawn', (_, value, expected) => {
  expect(drawn(value)).toEqual(expected)
})
