import { useProductContext } from '@forge/react'
import { useMemo } from 'react'
import { createPanelMessages } from './messages'
import { PanelState } from './PanelState'
import type { ReadPanel } from './panel-reader'
import { PanelWords } from './panel-words'
import { usePanel } from './use-panel'

/** Everything the issue panel shows, kept fresh. */
export function Panel({ read }: { readonly read: ReadPanel }) {
  const timeZone = useProductContext()?.timezone
  const messages = useMemo(() => createPanelMessages(timeZone), [timeZone])
  const { view, refresh } = usePanel(read)
  return (
    <PanelWords.Provider value={messages}>
      <PanelState view={view} refresh={refresh} />
    </PanelWords.Provider>
  )
}
