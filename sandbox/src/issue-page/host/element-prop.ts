import { Children, isValidElement, type ReactNode } from 'react'
import type { Draw, ForgeDoc } from './forge-doc'

/**
 * Draws an element that was passed as a prop, such as `primaryAction`. The reconciler leaves such props as they are:
 * React elements whose type is the name of a UI Kit component. Text draws as itself, anything else as nothing.
 */
export function drawProp(node: ForgeDoc, name: string, draw: Draw): ReactNode {
  const value = node.props[name]
  return docsOf(value as ReactNode, `${node.key}-${name}`).map(draw)
}

function docsOf(value: ReactNode, key: string): readonly ForgeDoc[] {
  return Children.toArray(value).flatMap((child, position): readonly ForgeDoc[] => {
    const ownKey = `${key}-${position}`
    if (typeof child === 'string' || typeof child === 'number') {
      return [{ type: 'String', key: ownKey, props: { text: String(child) }, children: [] }]
    }
    if (!isValidElement<Record<string, unknown>>(child) || typeof child.type !== 'string') return []
    const { children, ...props } = child.props
    return [{ type: child.type, key: ownKey, props, children: docsOf(children as ReactNode, ownKey) }]
  })
}
