import { Box, Code, Icon, Inline, Link, Lozenge, Stack, Tooltip, xcss } from '@forge/react'
import type { PanelPullRequest } from '@throughline/shared/panel'
import { Subtle } from '../Subtle'
import { usePanelWords } from './panel-words'
import { ReviewWords } from './ReviewWords'
import { stateLooks } from './state-looks'
import { WhyLinked } from './WhyLinked'

interface Props {
  readonly pullRequest: PanelPullRequest
  readonly issueKey: string
  readonly now: Date
}

/** One pull request: what it is, whose, how its review stands, and why it is here. */
export function PullRequestRow({ pullRequest, issueKey, now }: Props) {
  const words = usePanelWords()
  const { state } = pullRequest
  const { glyph, color, appearance } = stateLooks[state]
  return (
    <Inline space="space.100" alignBlock="start">
      <Box xcss={besideTheTitle}>
        <Icon glyph={glyph} color={color} label={words.states[state]} />
      </Box>
      <Box xcss={grows}>
        <Stack space="space.050">
          <Inline space="space.100" spread="space-between" alignBlock="start">
            <Link href={pullRequest.url} openNewTab>
              {pullRequest.title}
            </Link>
            <Box xcss={keepsItsWidth}>
              <Lozenge appearance={appearance}>{words.states[state]}</Lozenge>
            </Box>
          </Inline>
          <Inline space="space.075" alignBlock="center" shouldWrap rowSpace="space.025">
            <Code>{pullRequest.branch}</Code>
            <Tooltip content={words.exactly(pullRequest)}>
              <Subtle>{words.byline(pullRequest, now)}</Subtle>
            </Tooltip>
          </Inline>
          <Inline space="space.150" alignBlock="center" shouldWrap rowSpace="space.025">
            <ReviewWords reviews={pullRequest.reviews} />
            <WhyLinked pullRequest={pullRequest} issueKey={issueKey} now={now} />
          </Inline>
        </Stack>
      </Box>
    </Inline>
  )
}

const besideTheTitle = xcss({ paddingTop: 'space.025' })
const grows = xcss({ flexGrow: '1' })
// Without a width of its own the lozenge is cut to one letter in a narrow panel.
const keepsItsWidth = xcss({ minWidth: '72px', textAlign: 'right' })
