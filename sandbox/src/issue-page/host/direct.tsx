import { type ComponentType, createElement, type ElementType } from 'react'
import { childrenOf, type Renderer, textOf } from './forge-doc'
import { plainHandlersOf } from './plain-event'

/** For a component that takes the same props as its UI Kit namesake, whose types have checked them. */
export const direct =
  (component: ElementType): Renderer =>
  (node, draw) =>
    createElement(
      component as ComponentType<object>,
      { ...node.props, ...plainHandlersOf(node.props), key: node.key },
      ...childrenOf(node, draw),
    )

/** The same for one that takes nothing but text between its tags. */
export const directWithText =
  (component: ElementType): Renderer =>
  (node) =>
    createElement(component as ComponentType<object>, { ...node.props, key: node.key }, textOf(node))
