import { Box, Inline, Lozenge, Stack, Text, User, xcss } from '@forge/react'
import type { ReactNode } from 'react'
import { Subtle } from '../Subtle'
import { reviewerWords as words } from './reviewer-words'

interface Props {
  readonly name: string
  /** Undefined for somebody whose Jira account nobody knows. */
  readonly accountId: string | undefined
  readonly reason: string
  readonly isStakeholder?: boolean
  /** What can be done about this person, or was done. */
  readonly children: ReactNode
}

/** A person and why they are named; what can be done stands beside them, and below where the panel is narrow. */
export function PersonRow({ name, accountId, reason, isStakeholder = false, children }: Props) {
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
      {children}
    </Inline>
  )
}

// Reasons would otherwise take the whole line, and push the button under themselves in a wide panel.
const grows = xcss({ flexGrow: '1', width: '360px' })
