import { Button, Lozenge } from '@forge/react'
import type { PanelReviewer } from '@throughline/shared/panel'
import { PersonRow } from './PersonRow'
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
    <PersonRow {...{ name, accountId, reason, isStakeholder }}>
      {isRequested ? <Lozenge appearance="inprogress">{words.requested}</Lozenge> : null}
      {!isRequested && ask ? (
        <Button spacing="compact" iconBefore="person" onClick={request}>
          {words.request}
        </Button>
      ) : null}
    </PersonRow>
  )
}
