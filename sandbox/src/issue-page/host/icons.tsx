import { icons } from 'throughline:icons'
import type { ComponentProps, ComponentType } from 'react'
import { cssTokenOf } from './design-token'
import { type Renderers, stringProp } from './forge-doc'
import { noteUnknown } from './unknown-types'

type IconComponent = ComponentType<ComponentProps<(typeof icons)[string]>>

/** The design system's icon of that name; `undefined`, and noted as unknown, when it has none. */
export function findIcon(glyph: unknown): IconComponent | undefined {
  if (typeof glyph !== 'string') return undefined
  const icon = icons[glyph]
  if (icon === undefined) noteUnknown(`Icon ${glyph}`)
  return icon
}

export const iconRenderers: Renderers = {
  Icon: (node) => {
    const glyph = stringProp(node, 'glyph')
    const Glyph = findIcon(glyph)
    if (Glyph === undefined) {
      return (
        <span key={node.key} className="kit-unknown">
          {glyph}
        </span>
      )
    }
    const color = cssTokenOf(node.props['color'] ?? node.props['primaryColor']) ?? 'currentColor'
    const size = node.props['size'] === 'small' ? 'small' : 'medium'
    return (
      <Glyph key={node.key} label={stringProp(node, 'label')} color={color as 'currentColor'} size={size} />
    )
  },
}
