import { Box, Icon, Inline, Link, Lozenge, Stack, xcss } from '@forge/react'
import type { PanelFollowUp } from '@throughline/shared/panel-follow-ups'
import { Subtle } from '../../Subtle'
import { followUpWords as words } from './follow-up-words'

/** A Jira issue that was created, and a hint where it and the code say different things. */
export function CreatedFollowUp({ followUp }: { readonly followUp: PanelFollowUp }) {
  const { key, status, isDone, stillThere, gone } = followUp
  return (
    <Inline space="space.100" alignBlock="start">
      <Icon glyph="task" color={isDone ? 'color.icon.success' : 'color.icon.information'} label="" />
      <Box xcss={grows}>
        <Stack space="space.025">
          <Inline space="space.100" spread="space-between" alignBlock="center" shouldWrap>
            <Link href={`/browse/${key}`}>{words.name(followUp)}</Link>
            <Lozenge appearance={isDone ? 'success' : 'default'}>{status}</Lozenge>
          </Inline>
          <Subtle>{words.source(followUp)}</Subtle>
          {stillThere.map((place) => (
            <Hint key={`${place.path} ${place.line}`}>{words.stillThere(place)}</Hint>
          ))}
          {gone.length > 0 ? <Hint>{words.gone(gone.length)}</Hint> : null}
        </Stack>
      </Box>
    </Inline>
  )
}

function Hint({ children }: { readonly children: string }) {
  return (
    <Inline space="space.050" alignBlock="center">
      <Icon glyph="lightbulb" size="small" color="color.icon.warning" label="" />
      <Subtle>{children}</Subtle>
    </Inline>
  )
}

const grows = xcss({ flexGrow: '1' })
