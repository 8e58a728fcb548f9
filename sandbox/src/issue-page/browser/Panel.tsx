import { useSyncExternalStore } from 'react'
import { draw } from '../host/draw'
import type { ForgeDoc } from '../host/forge-doc'
import type { Store } from './store'

/** The panel's tree; a wrapper each time, because the tree inside stays the same object. */
export type DrawnDoc = { readonly doc: ForgeDoc } | undefined

export function Panel({ docs }: { readonly docs: Store<DrawnDoc> }) {
  const drawn = useSyncExternalStore(docs.subscribe, docs.get)
  return drawn === undefined ? null : draw(drawn.doc)
}
