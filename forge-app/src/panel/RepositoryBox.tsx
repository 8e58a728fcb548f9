import { Box, Button, Inline, Stack, Text, xcss } from '@forge/react'
import type { PanelRepository } from '@throughline/shared/panel'
import { useState } from 'react'
import { Subtle } from '../Subtle'
import { PullRequestRow } from './PullRequestRow'
import { usePanelWords } from './panel-words'

interface Props {
  readonly repository: PanelRepository
  readonly issueKey: string
  readonly now: Date
}

const rowsAtFirst = 5

/** The linked pull requests of one repository, in the order in which they came. */
export function RepositoryBox({ repository, issueKey, now }: Props) {
  const words = usePanelWords()
  const [showsAll, setShowsAll] = useState(false)
  const { pullRequests } = repository
  const shown = showsAll ? pullRequests : pullRequests.slice(0, rowsAtFirst)
  const hiddenCount = pullRequests.length - rowsAtFirst
  return (
    <Box xcss={card}>
      <Stack space="space.150">
        <Inline space="space.075" alignBlock="center" shouldWrap>
          <Text size="small" weight="semibold">
            {repository.name}
          </Text>
          <Subtle>{words.hosts[repository.host]}</Subtle>
        </Inline>
        {shown.map((pullRequest, index) => (
          <Box key={pullRequest.id} xcss={index === 0 ? firstRow : furtherRow}>
            <PullRequestRow pullRequest={pullRequest} issueKey={issueKey} now={now} />
          </Box>
        ))}
        {hiddenCount > 0 ? (
          <Inline>
            <Button appearance="subtle" spacing="compact" onClick={() => setShowsAll(!showsAll)}>
              {showsAll ? words.showFewer : words.showMore(hiddenCount)}
            </Button>
          </Inline>
        ) : null}
      </Stack>
    </Box>
  )
}

const card = xcss({
  borderColor: 'color.border',
  borderWidth: 'border.width',
  borderStyle: 'solid',
  borderRadius: 'radius.large',
  padding: 'space.150',
})
const firstRow = xcss({})
const furtherRow = xcss({
  borderTopWidth: 'border.width',
  borderTopStyle: 'solid',
  borderTopColor: 'color.border',
  paddingTop: 'space.150',
})
