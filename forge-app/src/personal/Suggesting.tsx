import { Heading, Inline, Stack, Text, Toggle } from '@forge/react'
import type { GitAccounts, PersonalAsk } from '@throughline/shared/git-accounts'
import { Subtle } from '../Subtle'
import { personalWords as words } from './messages'

interface Props {
  readonly accounts: GitAccounts
  readonly isBusy: boolean
  readonly ask: (ask: PersonalAsk) => Promise<void>
}

/** Whether this person wants to be suggested as a reviewer: at all, and in each repository that knows them. */
export function Suggesting({ accounts: { isSuggested, repositories }, isBusy, ask }: Props) {
  const allow = (isAllowed: boolean, repositoryId?: string) =>
    void ask({ action: 'allow-suggesting', isAllowed, ...(repositoryId !== undefined && { repositoryId }) })
  return (
    <Stack space="space.150">
      <Heading as="h2" size="small">
        {words.suggesting}
      </Heading>
      <Switch
        id="suggest-me"
        label={words.suggestMe}
        isOn={isSuggested}
        isBusy={isBusy}
        change={() => allow(!isSuggested)}
      />
      <Subtle>{words.everywhere}</Subtle>
      {isSuggested && repositories.length > 0 ? (
        <>
          <Heading as="h3" size="xsmall">
            {words.repositories}
          </Heading>
          {repositories.map(({ repositoryId, name, isSuggested: isOn }) => (
            <Switch
              key={repositoryId}
              id={`suggest-me-in-${repositoryId}`}
              label={words.suggestMeIn(name)}
              isOn={isOn}
              isBusy={isBusy}
              change={() => allow(!isOn, repositoryId)}
            />
          ))}
        </>
      ) : null}
    </Stack>
  )
}

interface SwitchProps {
  readonly id: string
  readonly label: string
  readonly isOn: boolean
  readonly isBusy: boolean
  readonly change: () => void
}

function Switch({ id, label, isOn, isBusy, change }: SwitchProps) {
  return (
    <Inline space="space.100" alignBlock="center">
      <Toggle id={id} label={label} isChecked={isOn} isDisabled={isBusy} onChange={change} />
      <Text>{label}</Text>
    </Inline>
  )
}
