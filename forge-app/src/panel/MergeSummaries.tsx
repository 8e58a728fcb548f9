import { Box, Button, Heading, Inline, Stack, xcss } from '@forge/react'
import type { PanelSummary } from '@throughline/shared/panel'
import { useState } from 'react'
import { MergeSummary } from './MergeSummary'
import { usePanelWords } from './panel-words'

interface Props {
  readonly summaries: readonly PanelSummary[]
  readonly issueKey: string
  readonly now: Date
}

/** "What shipped": the newest merge open, the older ones on demand; nothing before the first merge. */
export function MergeSummaries({ summaries, issueKey, now }: Props) {
  const words = usePanelWords().shipped
  const [showsEarlier, setShowsEarlier] = useState(false)
  const [newest, ...earlier] = summaries
  if (newest === undefined) return null
  const shown = showsEarlier ? [newest, ...earlier] : [newest]
  return (
    <Box xcss={section}>
      <Stack space="space.150">
        <Heading as="h3" size="xsmall">
          {words.title}
        </Heading>
        {shown.map((summary) => (
          <MergeSummary key={summary.pullRequestId} summary={summary} issueKey={issueKey} now={now} />
        ))}
        {earlier.length > 0 ? (
          <Inline>
            <Button
              appearance="subtle"
              spacing="compact"
              iconBefore={showsEarlier ? 'chevron-down' : 'chevron-right'}
              onClick={() => setShowsEarlier(!showsEarlier)}
            >
              {showsEarlier ? words.hideEarlier : words.earlier(earlier.length)}
            </Button>
          </Inline>
        ) : null}
      </Stack>
    </Box>
  )
}

const section = xcss({
  borderTopWidth: 'border.width',
  borderTopStyle: 'solid',
  borderTopColor: 'color.border',
  paddingTop: 'space.200',
})
