import { Box, Button, Heading, Inline, Stack, xcss } from '@forge/react'
import { type ReactNode, useState } from 'react'
import { MergeSummary } from './MergeSummary'
import type { ShownPanel } from './panel-view'
import { usePanelWords } from './panel-words'

interface Props {
  readonly view: ShownPanel
  /** What can be done about all of it. */
  readonly children: ReactNode
}

/** "What shipped": the newest merge open, the older ones on demand; nothing before the first merge. */
export function MergeSummaries({ view, children }: Props) {
  const words = usePanelWords().shipped
  const [showsEarlier, setShowsEarlier] = useState(false)
  const { now, panel } = view
  const [newest, ...earlier] = panel.summaries
  if (newest === undefined) return null
  const shown = showsEarlier ? [newest, ...earlier] : [newest]
  return (
    <Box xcss={section}>
      <Stack space="space.150">
        <Inline spread="space-between" alignBlock="center" shouldWrap space="space.100">
          <Heading as="h3" size="xsmall">
            {words.title}
          </Heading>
          {children}
        </Inline>
        <Stack space="space.250">
          {shown.map((summary) => (
            <MergeSummary key={summary.pullRequestId} summary={summary} issueKey={panel.issueKey} now={now} />
          ))}
        </Stack>
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
