import { Box, Button, Inline, Lozenge, Stack, Text, User, xcss } from '@forge/react'
import type { PanelReviewer } from '@throughline/shared/panel'
import { Subtle } from '../Subtle'
import { reviewerWords as words } from './reviewer-words'
import type { Ask } from './use-reviewer-ask'

interface Props {
  readonly pullRequestId: string
  readonly reviewer: PanelReviewer
  /** Undefined for a reader who may not edit the issue. */
  readonly ask: Ask | undefined
}

/** One person who could review, why, and the click that asks them. */
export function SuggestedReviewer({ pullRequestId, reviewer, ask }: Props) {
  const { login, name, accountId, reason, isRequested, isStakeholder } = reviewer
  const request = () => void ask?.({ action: 'request-review', pullRequestId, login }, name)
  return (
    <Inline space="space.100" spread="space-between" alignBlock="center" shouldWrap rowSpace="space.050">
      <Box xcss={grows}>
        <Stack space="space.025">
          <Inline space="space.100" alignBlock="center" shouldWrap>
            {accountId === undefined ? <Text weight="medium">{name}</Text> : <User accountId={accountId} />}
            {isStakeholder ? <Lozenge>{words.stakeholder}</Lozenge> : null}
          </Inline>
          <Subtle>{reason}</Subtle>
        </Stack>
      </Box>
      {isRequested ? <Lozenge appearance="inprogress">{words.requested}</Lozenge> : null}
      {!isRequested && ask ? (
        <Button spacing="compact" iconBefore="invite-team" onClick={request}>
          {words.request}
        </Button>
      ) : null}
    </Inline>
  )
}

const grows = xcss({ flexGrow: '1' })
