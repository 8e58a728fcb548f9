import { Box, Button, Inline, Lozenge, type LozengeProps, Text } from '@forge/react'
import type { PanelRepository } from '@throughline/shared/panel'
import { countBy } from './count-by'
import { LinkButton } from './LinkButton'
import { type OverallState, overallState } from './overall-state'
import { usePanelWords } from './panel-words'

interface Props {
  readonly repositories: readonly PanelRepository[]
  readonly issueKey: string
  readonly now: Date
  readonly isRefreshing: boolean
  readonly refresh: () => void
}

/** How the issue stands, in one word and in numbers. A screen reader hears it when it changes. */
export function PanelHead({ repositories, issueKey, now, isRefreshing, refresh }: Props) {
  const words = usePanelWords()
  const state = overallState(repositories)
  const pullRequests = repositories.flatMap((repository) => repository.pullRequests)
  const counts = countBy(pullRequests, (pullRequest) => pullRequest.state)
  return (
    <Inline spread="space-between" alignBlock="center" shouldWrap rowSpace="space.050" space="space.100">
      <Box role="status">
        <Inline space="space.100" alignBlock="center" shouldWrap rowSpace="space.050">
          {state === undefined ? null : <Lozenge appearance={looks[state]}>{words.overall[state]}</Lozenge>}
          <Text color="color.text.subtle">{words.counts(counts, repositories.length)}</Text>
        </Inline>
      </Box>
      <Inline space="space.050" alignBlock="center" shouldWrap>
        <LinkButton issueKey={issueKey} now={now} />
        <Button appearance="subtle" spacing="compact" iconBefore="refresh" onClick={refresh}>
          {isRefreshing ? words.refreshing : words.refresh}
        </Button>
      </Inline>
    </Inline>
  )
}

const looks: Readonly<Record<OverallState, NonNullable<LozengeProps['appearance']>>> = {
  'changes-requested': 'moved',
  'in-review': 'inprogress',
  ready: 'success',
  'all-merged': 'success',
}
