import { Button, Inline, Label, LoadingButton, SectionMessage, Select, Stack, Text } from '@forge/react'
import type { ActionAnswer } from '@throughline/shared/actions'
import type { SetupConnection } from '@throughline/shared/setup'
import { useState } from 'react'
import { chosenValues } from '../field-value'
import { Subtle } from '../Subtle'
import { useAdmin } from './admin-context'
import { Trouble } from './Trouble'
import { useAsking } from './use-asking'

type Listed = ActionAnswer<'list-repositories'>['repositories']

/** Opens the list of what a connection's token may see, and saves what is chosen of it. */
export function ChooseRepositories({ connection }: { readonly connection: SetupConnection }) {
  const { words } = useAdmin()
  const { ask, isBusy, problem } = useAsking()
  const [listed, setListed] = useState<Listed>()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [saved, setSaved] = useState<ActionAnswer<'choose-repositories'>>()
  const connectionId = connection.id

  const open = async () => {
    const answer = await ask('list-repositories', { connectionId })
    if (answer === undefined) return
    setListed(answer.repositories)
    setChosen(answer.repositories.filter(({ isChosen }) => isChosen).map((one) => one.hostRepositoryId))
    setSaved(undefined)
  }
  const save = async () => {
    const answer = await ask('choose-repositories', { connectionId, hostRepositoryIds: [...chosen] })
    if (answer === undefined) return
    setSaved(answer)
    setListed(undefined)
  }
  return (
    <Stack space="space.150">
      {listed === undefined ? (
        <Inline>
          <LoadingButton isLoading={isBusy} onClick={open}>
            {words.choose.open(connection.name)}
          </LoadingButton>
        </Inline>
      ) : (
        <Chooser
          listed={listed}
          chosen={chosen}
          isBusy={isBusy}
          choose={setChosen}
          save={save}
          cancel={() => setListed(undefined)}
        />
      )}
      <Trouble problem={problem} title={listed === undefined ? words.choose.notListed : words.notSaved} />
      {saved === undefined ? null : (
        <SectionMessage appearance={saved.webhooksRefused > 0 ? 'warning' : 'success'}>
          <Text>{words.choose.saved(saved)}</Text>
        </SectionMessage>
      )}
    </Stack>
  )
}

interface ChooserProps {
  readonly listed: Listed
  readonly chosen: readonly string[]
  readonly isBusy: boolean
  readonly choose: (hostRepositoryIds: readonly string[]) => void
  readonly save: () => Promise<void>
  readonly cancel: () => void
}

function Chooser({ listed, chosen, isBusy, choose, save, cancel }: ChooserProps) {
  const { words } = useAdmin()
  const options = listed.map(({ hostRepositoryId, name, mayAdminister, isArchived }) => ({
    value: hostRepositoryId,
    label: words.choose.option(name, { mayAdminister, isArchived }),
  }))
  return (
    <Stack space="space.100">
      <Label labelFor="choose-repositories">{words.choose.label}</Label>
      <Select
        inputId="choose-repositories"
        isMulti
        isSearchable
        closeMenuOnSelect={false}
        placeholder={words.choose.placeholder}
        options={options}
        value={options.filter(({ value }) => chosen.includes(value))}
        onChange={(picked: unknown) => choose(chosenValues(picked))}
      />
      <Subtle>{words.choose.help}</Subtle>
      <Inline space="space.100">
        <LoadingButton appearance="primary" isLoading={isBusy} onClick={save}>
          {words.choose.save}
        </LoadingButton>
        <Button appearance="subtle" onClick={cancel}>
          {words.cancel}
        </Button>
      </Inline>
    </Stack>
  )
}
