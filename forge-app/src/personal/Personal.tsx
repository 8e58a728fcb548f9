import { SectionMessage, SectionMessageAction, Stack, Text } from '@forge/react'
import { LoadingLine } from '../LoadingLine'
import { GitAccountTable } from './GitAccountTable'
import { personalWords as words } from './messages'
import { Suggesting } from './Suggesting'
import { type PersonalClient, usePersonal } from './use-personal'

/** A person's own settings: which git accounts are theirs, and whether they want to be suggested as a reviewer. */
export function Personal({ client }: { readonly client: PersonalClient }) {
  const { view, isBusy, read, ask } = usePersonal(client)
  switch (view.kind) {
    case 'loading':
      return <LoadingLine text={words.loading} />
    case 'trouble':
      return (
        <SectionMessage
          appearance="error"
          title={words.notRead}
          actions={[
            <SectionMessageAction key="try-again" onClick={() => void read()}>
              {words.tryAgain}
            </SectionMessageAction>,
          ]}
        >
          <Text>{words.why(view.trouble)}</Text>
        </SectionMessage>
      )
    case 'accounts':
      return (
        <Stack space="space.300">
          <GitAccountTable accounts={view.accounts.accounts} isBusy={isBusy} ask={ask} />
          <Suggesting accounts={view.accounts} isBusy={isBusy} ask={ask} />
        </Stack>
      )
  }
}
