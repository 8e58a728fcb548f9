import { Button, Heading, Inline, Stack, Text } from '@forge/react'
import type { PanelPullRequest } from '@throughline/shared/panel'
import { usePanelLinks } from './panel-links'
import { usePanelWords } from './panel-words'
import { SignalList } from './SignalList'

interface Props {
  readonly pullRequest: PanelPullRequest
  readonly issueKey: string
  readonly now: Date
  readonly close: () => void
}

/** Why a pull request is linked, and the way to end that for who may edit the issue. */
export function WhyLinkedBody({ pullRequest, issueKey, now, close }: Props) {
  const words = usePanelWords().whyLinked
  const links = usePanelLinks()
  const { id, label, why, isRevert, isYours } = pullRequest
  const unlink = () => {
    close()
    void links?.say({ action: 'unlink', pullRequestId: id }, label)
  }
  return (
    <Stack space="space.100">
      <Heading as="h4" size="xxsmall">
        {words.title(why)}
      </Heading>
      <Text size="small">{words.reason(why, issueKey)}</Text>
      {why.place === 'inferred' ? (
        <SignalList signals={why.signals} now={now} isYours={isYours === true} />
      ) : null}
      {isRevert ? <Text size="small">{words.revert}</Text> : null}
      <Inline space="space.100">
        {links ? (
          <Button spacing="compact" onClick={unlink}>
            {words.unlink}
          </Button>
        ) : null}
        <Button appearance="subtle" spacing="compact" onClick={close}>
          {words.close}
        </Button>
      </Inline>
    </Stack>
  )
}
