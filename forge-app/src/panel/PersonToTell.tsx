import { Button, Inline, Lozenge, Stack } from '@forge/react'
import type { PanelToTell } from '@throughline/shared/panel'
import { Subtle } from '../Subtle'
import { PersonRow } from './PersonRow'
import { reviewerWords as words } from './reviewer-words'
import type { Ask } from './use-reviewer-ask'

interface Props {
  readonly pullRequestId: string
  readonly person: PanelToTell
  /** Undefined for a reader who may not edit the issue. */
  readonly ask: Ask | undefined
}

/** One stakeholder who cannot review: a comment by click, or a word about who they are on the git host. */
export function PersonToTell({ pullRequestId, person, ask }: Props) {
  const { accountId, name, reason, isTold } = person
  const tell = () => void ask?.({ action: 'tell-stakeholder', pullRequestId, accountId }, name)
  return (
    <Stack space="space.075">
      <PersonRow {...{ name, accountId, reason }}>
        {isTold ? <Lozenge>{words.told}</Lozenge> : null}
        {!isTold && ask ? (
          <Button spacing="compact" iconBefore="feedback" onClick={tell}>
            {words.tell(person)}
          </Button>
        ) : null}
      </PersonRow>
      {ask ? <Perhaps pullRequestId={pullRequestId} person={person} ask={ask} /> : null}
    </Stack>
  )
}

function Perhaps({ pullRequestId, person, ask }: Props & { readonly ask: Ask }) {
  const { accountId, name, perhaps } = person
  if (!perhaps) return null
  const { login } = perhaps
  const match = (isSame: boolean) =>
    void ask({ action: 'match-person', pullRequestId, login, accountId, isSame }, name)
  return (
    <Inline space="space.100" alignBlock="center" shouldWrap rowSpace="space.050">
      <Subtle>{words.perhaps(person, login)}</Subtle>
      <Button spacing="compact" appearance="subtle" onClick={() => match(true)}>
        {words.same}
      </Button>
      <Button spacing="compact" appearance="subtle" onClick={() => match(false)}>
        {words.notSame}
      </Button>
    </Inline>
  )
}
