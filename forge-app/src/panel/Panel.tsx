import { useProductContext } from '@forge/react'
import { useMemo } from 'react'
import type { AskAboutFollowUps } from './follow-ups/use-follow-up-ask'
import { createPanelMessages } from './messages'
import { PanelState } from './PanelState'
import type { ReadPanel } from './panel-reader'
import { PanelWords } from './panel-words'
import type { AskAboutLinks } from './use-link-asking'
import { usePanel } from './use-panel'
import type { AskAboutReviewers } from './use-reviewer-ask'
import type { WriteAgain } from './use-write-again'

interface Props {
  readonly read: ReadPanel
  readonly writeAgain: WriteAgain
  readonly askAboutReviewers: AskAboutReviewers
  readonly askAboutLinks: AskAboutLinks
  readonly askAboutFollowUps: AskAboutFollowUps
}

/** Everything the issue panel shows, kept fresh. */
export function Panel({ read, ...asking }: Props) {
  const timeZone = useProductContext()?.timezone
  const messages = useMemo(() => createPanelMessages(timeZone), [timeZone])
  const { view, refresh } = usePanel(read)
  return (
    <PanelWords.Provider value={messages}>
      <PanelState view={view} refresh={refresh} {...asking} />
    </PanelWords.Provider>
  )
}
