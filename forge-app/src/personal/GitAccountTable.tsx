import { Button, DynamicTable, Heading, Stack, Text } from '@forge/react'
import type { OwnGitAccount, PersonalAsk } from '@throughline/shared/git-accounts'
import { Subtle } from '../Subtle'
import { personalWords as words } from './messages'

interface Props {
  readonly accounts: readonly OwnGitAccount[]
  readonly isBusy: boolean
  readonly ask: (ask: PersonalAsk) => Promise<void>
}

/** The git accounts that are known to be this person's, each with the way to say that it is not. */
export function GitAccountTable({ accounts, isBusy, ask }: Props) {
  const refuse = ({ connectionId, login }: OwnGitAccount) =>
    void ask({ action: 'refuse-git-account', connectionId, login })
  const rows = accounts.map((account) => ({
    key: `${account.connectionId} ${account.login}`,
    cells: [
      { key: 'host', content: words.host(account) },
      { key: 'account', content: account.login },
      { key: 'how', content: words.how(account) },
      {
        key: 'refuse',
        content: (
          <Button spacing="compact" isDisabled={isBusy} onClick={() => refuse(account)}>
            {words.notMe}
          </Button>
        ),
      },
    ],
  }))
  return (
    <Stack space="space.100">
      <Heading as="h2" size="small">
        {words.accounts}
      </Heading>
      <Subtle>{words.lead}</Subtle>
      {accounts.length === 0 ? (
        <Text>{words.noAccounts}</Text>
      ) : (
        <DynamicTable
          label={words.accounts}
          head={{
            cells: [
              { key: 'host', content: words.columns.host },
              { key: 'account', content: words.columns.account },
              { key: 'how', content: words.columns.how },
              { key: 'refuse', content: '' },
            ],
          }}
          rows={rows}
        />
      )}
    </Stack>
  )
}
