import { Icon, Inline, SectionMessage, Text } from '@forge/react'
import type { PanelMove } from '@throughline/shared/panel'
import { Subtle } from '../Subtle'
import { usePanelWords } from './panel-words'

interface Props {
  readonly move: PanelMove
  readonly issueKey: string
  readonly now: Date
}

/** How the issue's status follows its pull requests; loud only where somebody has to do something. */
export function MoveNotice({ move, issueKey, now }: Props) {
  const words = usePanelWords().move
  switch (move.state) {
    case 'parked':
      return (
        <SectionMessage appearance="warning" title={words.parked.title(issueKey)}>
          <Text>{words.parked.text(move.why)}</Text>
        </SectionMessage>
      )
    case 'not-yet':
      return <Line glyph="clock">{words.notYet(move.why)}</Line>
    case 'moved':
      return <Line glyph="check-mark">{words.moved(move.to, move.lastMergedAt, now)}</Line>
  }
}

function Line({ glyph, children }: { readonly glyph: 'clock' | 'check-mark'; readonly children: string }) {
  return (
    <Inline space="space.050" alignBlock="center">
      <Icon glyph={glyph} size="small" color="color.icon.subtle" label="" />
      <Subtle>{children}</Subtle>
    </Inline>
  )
}
