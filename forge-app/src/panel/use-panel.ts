import { useEffect, useState } from 'react'
import { browserPage } from './browser-page'
import { createPanelReader, type ReadPanel } from './panel-reader'
import type { PanelView } from './panel-view'

/** The panel of the issue that is open, read again by itself while it is on screen; `refresh` reads it at once. */
export function usePanel(read: ReadPanel): { readonly view: PanelView; readonly refresh: () => void } {
  const [view, show] = useState<PanelView>({ kind: 'loading' })
  const [reader] = useState(() => createPanelReader({ read, show, page: browserPage }))
  useEffect(() => reader.start(), [reader])
  return { view, refresh: reader.refresh }
}
