import { Box, Icon, Inline, Popup, Pressable, Text, xcss } from '@forge/react'
import type { PanelPullRequest } from '@throughline/shared/panel'
import { useState } from 'react'
import { usePanelWords } from './panel-words'
import { WhyLinkedBody } from './WhyLinkedBody'

interface Props {
  readonly pullRequest: PanelPullRequest
  readonly issueKey: string
  readonly now: Date
}

/** Says in a few words why the pull request is here, and in sentences once somebody asks. */
export function WhyLinked({ pullRequest, issueKey, now }: Props) {
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
          <WhyLinkedBody pullRequest={pullRequest} issueKey={issueKey} now={now} close={close} />
        </Box>
      )}
      trigger={() => (
        <Pressable xcss={trigger} onClick={() => setOpen(!isOpen)}>
          <Inline space="space.050" alignBlock="center">
            <Icon glyph="question-circle" size="small" color="color.icon.subtle" label="" />
            <Text size="small" color="color.link">
              {words.row(pullRequest.why)}
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
