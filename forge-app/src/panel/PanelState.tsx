import { SectionMessage, Stack, Text } from '@forge/react'
import { LoadingLine } from '../LoadingLine'
import { HealthNotices } from './HealthNotices'
import { type Asks, PanelContent } from './PanelContent'
import type { PanelView } from './panel-view'
import { usePanelWords } from './panel-words'
import { ReadFailed } from './ReadFailed'
import { StaleNotice } from './StaleNotice'

interface Shown extends Asks {
  readonly view: PanelView
}

/** One of the panel's states. */
export function PanelState({ view, ...asking }: Shown) {
  const words = usePanelWords()
  switch (view.kind) {
    case 'loading':
      return <LoadingLine text={words.loading} />
    case 'not-allowed':
      return (
        <SectionMessage title={words.notAllowed.title}>
          <Text>{words.notAllowed.text}</Text>
        </SectionMessage>
      )
    case 'failed':
      return <ReadFailed failure={view.failure} isAsked={view.isAsked} tryAgain={asking.refresh} />
    case 'shown':
      return (
        <Stack space="space.200">
          <HealthNotices view={view} />
          {view.failure === undefined ? null : (
            <StaleNotice view={view} failure={view.failure} tryAgain={asking.refresh} />
          )}
          <PanelContent view={view} {...asking} />
        </Stack>
      )
  }
}
