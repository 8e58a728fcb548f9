/** @jsxImportSource hono/jsx */
import type { ConnectTarget } from './connect-target'

/** Two letters in a square: the name stands beside it. */
export function Tile({ tile: { letters, colour } }: Pick<ConnectTarget, 'tile'>) {
  return (
    <span class={`tile ${colour}`.trim()} aria-hidden="true">
      {letters}
    </span>
  )
}
