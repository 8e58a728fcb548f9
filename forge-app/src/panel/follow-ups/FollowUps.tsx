import { Badge, Box, Heading, Inline, Stack, Text, xcss } from '@forge/react'
import type { PanelFollowUps, PanelLeftOver } from '@throughline/shared/panel-follow-ups'
import { CreatedFollowUp } from './CreatedFollowUp'
import { followUpWords as words } from './follow-up-words'
import { LeftOver } from './LeftOver'
import { ParkedFollowUp } from './ParkedFollowUp'
import { type AskAboutFollowUps, type AskFollowUp, useFollowUpAsk } from './use-follow-up-ask'

interface Props {
  readonly followUps: PanelFollowUps | undefined
  readonly askAboutFollowUps: AskAboutFollowUps
  readonly mayAsk: boolean
  readonly refresh: () => void
}

/** What the pull requests leave to do: what was created for it, what would be, and what waits for somebody. */
export function FollowUps({ followUps, askAboutFollowUps, mayAsk, refresh }: Props) {
  const asking = useFollowUpAsk(askAboutFollowUps, refresh)
  if (!followUps) return null
  const { created, parked, leftOvers } = followUps
  if (created.length + parked.length + leftOvers.length === 0) return null
  const ask = mayAsk ? asking.ask : undefined
  const wouldBe = leftOvers.filter(isWouldBe)
  return (
    <Box xcss={section}>
      <Stack space="space.150">
        <Inline space="space.100" alignBlock="center">
          <Heading as="h3" size="xsmall">
            {words.title}
          </Heading>
          <Badge>{created.length + parked.length + wouldBe.length}</Badge>
        </Inline>
        {created.map((followUp) => (
          <CreatedFollowUp key={followUp.key} followUp={followUp} />
        ))}
        <Rows items={wouldBe} ask={ask} />
        {parked.map((followUp) => (
          <ParkedFollowUp
            key={`${followUp.pullRequestId} ${followUp.followUpKey}`}
            {...{ followUp, ask, isAsking: asking.isAsking }}
          />
        ))}
        <Apart items={leftOvers.filter((item) => !isWouldBe(item))} ask={ask} />
      </Stack>
    </Box>
  )
}

/** What counts: an issue comes of it, or it is named for an issue that is closed. */
const isWouldBe = ({ standing, isDismissed }: PanelLeftOver) =>
  !isDismissed && standing !== 'changed' && standing !== 'tracked'

interface RowsProps {
  readonly items: readonly PanelLeftOver[]
  readonly ask: AskFollowUp | undefined
}

function Rows({ items, ask }: RowsProps) {
  return (
    <>
      {items.map((item) => (
        <LeftOver key={`${item.pullRequestId} ${item.itemKey}`} {...{ item, ask }} />
      ))}
    </>
  )
}

function Apart({ items, ask }: RowsProps) {
  if (items.length === 0) return null
  return (
    <Stack space="space.150">
      <Text size="small" weight="medium">
        {words.apart}
      </Text>
      <Rows items={items} ask={ask} />
    </Stack>
  )
}

const section = xcss({
  borderTopWidth: 'border.width',
  borderTopStyle: 'solid',
  borderTopColor: 'color.border',
  paddingTop: 'space.200',
})
