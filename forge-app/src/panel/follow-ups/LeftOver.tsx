import { Box, Button, Icon, Inline, Link, Stack, Text, xcss } from '@forge/react'
import type { PanelLeftOver } from '@throughline/shared/panel-follow-ups'
import { Subtle } from '../../Subtle'
import { followUpWords as words } from './follow-up-words'
import type { AskFollowUp } from './use-follow-up-ask'

interface Props {
  readonly item: PanelLeftOver
  /** Undefined for a reader who may not edit the issue. */
  readonly ask: AskFollowUp | undefined
}

/** One thing that is left to do, what comes of it, and what can be decided about it. */
export function LeftOver({ item, ask }: Props) {
  return (
    <Inline space="space.100" alignBlock="start">
      <Icon
        glyph={item.kind === 'todo' ? 'angle-brackets' : 'comment'}
        color="color.icon.subtle"
        label={words.kinds[item.kind]}
      />
      <Box xcss={grows}>
        <Inline space="space.100" spread="space-between" alignBlock="center" shouldWrap rowSpace="space.050">
          <Box xcss={grows}>
            <Stack space="space.025">
              <Text>{words.text(item)}</Text>
              <Subtle>
                <Link href={item.url} openNewTab>
                  {words.where(item)}
                </Link>
                {` · ${words.what(item)}`}
              </Subtle>
            </Stack>
          </Box>
          {ask ? <Decisions item={item} ask={ask} /> : null}
        </Inline>
      </Box>
    </Inline>
  )
}

function Decisions({ item, ask }: { readonly item: PanelLeftOver; readonly ask: AskFollowUp }) {
  const { pullRequestId, itemKey, standing, isDismissed } = item
  const dismiss = (becomes: boolean) =>
    void ask({ action: 'dismiss-left-over', pullRequestId, itemKey, isDismissed: becomes })
  if (isDismissed)
    return (
      <Button spacing="compact" appearance="subtle" onClick={() => dismiss(false)}>
        {words.bringBack}
      </Button>
    )
  if (standing === 'changed' || standing === 'tracked') return null
  return (
    <Inline space="space.050">
      <Button
        spacing="compact"
        onClick={() => void ask({ action: 'create-follow-up', pullRequestId, itemKey })}
      >
        {words.create}
      </Button>
      <Button spacing="compact" appearance="subtle" onClick={() => dismiss(true)}>
        {words.dismiss}
      </Button>
    </Inline>
  )
}

const grows = xcss({ flexGrow: '1' })
