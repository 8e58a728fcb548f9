import { SectionMessage, SectionMessageAction, Stack, Text } from '@forge/react'
import type { Setup } from '@throughline/shared/setup'
import { LoadingLine } from '../LoadingLine'
import { GitHosts } from './GitHosts'
import { adminMessages as words } from './messages'
import { type ReadSetup, useSetup } from './use-setup'

/** What a Jira admin finds under Apps: which Throughline this site talks to, and where its pull requests come from. */
export function Admin({ read }: { readonly read: ReadSetup }) {
  const { view, readAgain } = useSetup(read)
  switch (view.kind) {
    case 'loading':
      return <LoadingLine text={words.loading} />
    case 'not-allowed':
      return (
        <SectionMessage title={words.notAllowed.title}>
          <Text>{words.notAllowed.text}</Text>
        </SectionMessage>
      )
    case 'unreachable':
      return (
        <SectionMessage
          appearance="error"
          title={words.failed.title}
          actions={[
            <SectionMessageAction key="try-again" onClick={readAgain}>
              {words.failed.tryAgain}
            </SectionMessageAction>,
          ]}
        >
          <Text>{words.failed.text(view.reference)}</Text>
        </SectionMessage>
      )
    case 'setup':
      return <Overview setup={view.setup} />
  }
}

function Overview({ setup }: { readonly setup: Setup }) {
  const { companionAddress, gitHosts } = setup
  return (
    <Stack space="space.200">
      <Text>{words.companion(companionAddress)}</Text>
      {gitHosts.length === 0 ? (
        <SectionMessage appearance="warning" title={words.noGitHost.title}>
          <Text>{words.noGitHost.text(companionAddress)}</Text>
        </SectionMessage>
      ) : (
        <GitHosts gitHosts={gitHosts} />
      )}
    </Stack>
  )
}
