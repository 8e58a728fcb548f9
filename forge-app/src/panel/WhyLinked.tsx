import { Box, Button, Heading, Icon, Inline, Popup, Pressable, Stack, Text, xcss } from '@forge/react'
import type { PanelPullRequest } from '@throughline/shared/panel'
import { useState } from 'react'
import { usePanelWords } from './panel-words'

interface Props {
  readonly pullRequest: PanelPullRequest
  readonly issueKey: string
}

/** Says in a few words why the pull request is here, and in a sentence once somebody asks. */
export function WhyLinked({ pullRequest, issueKey }: Props) {
  const words = usePanelWords().whyLinked
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <Popup
      isOpen={isOpen}
      onClose={close}
      placement="bottom-start"
      role="dialog"
      label={words.label(pullRequest.label)}
      content={() => (
        <Box xcss={body}>
          <Stack space="space.100">
            <Heading as="h4" size="xxsmall">
              {words.title}
            </Heading>
            <Text size="small">{words.reason(pullRequest.why, issueKey)}</Text>
            {pullRequest.isRevert ? <Text size="small">{words.revert}</Text> : null}
            <Inline>
              <Button appearance="subtle" spacing="compact" onClick={close}>
                {words.close}
              </Button>
            </Inline>
          </Stack>
        </Box>
      )}
      trigger={() => (
        <Pressable xcss={trigger} onClick={() => setOpen(!isOpen)}>
          <Inline space="space.050" alignBlock="center">
            <Icon glyph="question-circle" size="small" color="color.icon.subtle" label="" />
            <Text size="small" color="color.link">
              {words.row[pullRequest.why.place]}
            </Text>
          </Inline>
        </Pressable>
      )}
    />
  )
}

const body = xcss({ padding: 'space.200', width: '320px' })
// With the text's 16 px this makes a target of 24 px.
const trigger = xcss({
  backgroundColor: 'color.background.neutral.subtle',
  paddingBlock: 'space.050',
  paddingInline: 'space.0',
})
