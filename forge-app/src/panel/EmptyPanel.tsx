import { Box, Button, EmptyState, SectionMessage, Stack, Text } from '@forge/react'
import { useState } from 'react'
import { Subtle } from '../Subtle'
import { LinkModal } from './LinkModal'
import { usePanelLinks } from './panel-links'
import { usePanelWords } from './panel-words'
import { type FindingState, useFinding } from './use-finding'

interface Props {
  readonly issueKey: string
  readonly now: Date
  readonly refresh: () => void
}

/** Nothing is linked yet: how it comes by itself, and what a person can do about it. */
export function EmptyPanel({ issueKey, now, refresh }: Props) {
  const { empty, links: words } = usePanelWords()
  const links = usePanelLinks()
  const { state, find } = useFinding(links, refresh)
  const [isLinking, setLinking] = useState(false)
  const actions = {
    primaryAction: (
      <Button appearance="primary" onClick={() => setLinking(true)}>
        {words.dialog.open}
      </Button>
    ),
    secondaryAction: (
      <Button onClick={() => void find()}>
        {state.kind === 'asking' ? words.find.asking : words.find.button}
      </Button>
    ),
  }
  return (
    <Stack space="space.200">
      <EmptyState
        header={empty.title}
        headingLevel={3}
        description={empty.text(issueKey)}
        {...(links ? actions : {})}
      />
      <Box role="status">
        <Found state={state} issueKey={issueKey} />
      </Box>
      <LinkModal issueKey={issueKey} now={now} isOpen={isLinking} close={() => setLinking(false)} />
    </Stack>
  )
}

function Found({ state, issueKey }: { readonly state: FindingState; readonly issueKey: string }) {
  const words = usePanelWords().links
  switch (state.kind) {
    case 'looking':
      return (
        <Subtle>{state.count === 0 ? words.find.noneOpen : words.find.looking(state.count, issueKey)}</Subtle>
      )
    case 'nothing':
      return <Subtle>{words.find.nothing(issueKey)}</Subtle>
    case 'failed':
      return (
        <SectionMessage appearance="error" title={words.failed}>
          <Text>{state.why}</Text>
        </SectionMessage>
      )
    default:
      return null
  }
}
