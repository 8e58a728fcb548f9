import { buttons } from './buttons'
import { childrenOf, type ForgeDoc, type Renderers } from './forge-doc'
import { forms } from './forms'
import { iconRenderers } from './icons'
import { layout } from './layout'
import { messages } from './messages'
import { overlays } from './overlays'
import { people } from './people'
import { statuses } from './statuses'
import { tables } from './tables'
import { texts } from './texts'
import { noteUnknown } from './unknown-types'

const renderers: Renderers = {
  ...layout,
  ...texts,
  ...buttons,
  ...statuses,
  ...iconRenderers,
  ...messages,
  ...overlays,
  ...tables,
  ...forms,
  ...people,
}

/** Draws a node with the design system's own component. A type without one is framed, named and noted. */
export function draw(node: ForgeDoc): React.ReactNode {
  const render = renderers[node.type]
  if (render !== undefined) return render(node, draw)
  noteUnknown(node.type)
  return (
    <div key={node.key} className="kit-unknown" data-type={node.type}>
      {childrenOf(node, draw)}
    </div>
  )
}
