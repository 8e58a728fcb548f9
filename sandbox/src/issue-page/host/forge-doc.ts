import type { ReactNode } from 'react'

/** What UI Kit's reconciler hands to its host: the panel's tree, with live functions as props. It mutates it in place. */
export interface ForgeDoc {
  readonly type: string
  readonly key: string
  readonly props: Readonly<Record<string, unknown>>
  readonly children: readonly ForgeDoc[]
}

export type Draw = (node: ForgeDoc) => ReactNode

/** Draws one type of node; `draw` is for its children. */
export type Renderer = (node: ForgeDoc, draw: Draw) => ReactNode

export type Renderers = Readonly<Record<string, Renderer>>

export const childrenOf = (node: ForgeDoc, draw: Draw): ReactNode[] => node.children.map(draw)

/** All text below a node, in reading order. */
export const textOf = (node: ForgeDoc): string =>
  node.type === 'String' ? stringProp(node, 'text') : node.children.map(textOf).join('')

/** Empty when the prop is absent or something else. */
export const stringProp = ({ props }: ForgeDoc, name: string): string => {
  const value = props[name]
  return typeof value === 'string' ? value : ''
}

/** The children UI Kit evaluated for a render prop, such as a popup's `content`. */
export const partOf = (node: ForgeDoc, name: string): ForgeDoc | undefined =>
  node.children.find(({ type, props }) => type === 'ContentWrapper' && props['name'] === name)
