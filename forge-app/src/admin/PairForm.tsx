import {
  Form,
  FormFooter,
  HelperMessage,
  Label,
  LoadingButton,
  RequiredAsterisk,
  SectionMessage,
  Stack,
  Text,
  Textfield,
} from '@forge/react'
import { useState } from 'react'
import { typedIn } from '../field-value'
import type { AdminClient } from './client'
import type { AdminMessages } from './messages/admin-messages'
import { Trouble } from './Trouble'

interface Props {
  readonly client: Pick<AdminClient, 'pair'>
  readonly words: AdminMessages
  readonly paired: () => void
}

/** A customer's own companion lets this site in once somebody types the secret that it made. */
export function PairForm({ client, words, paired }: Props) {
  const [secret, setSecret] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const pair = async () => {
    setBusy(true)
    setProblem(undefined)
    const asked = await client.pair(secret)
    setBusy(false)
    if (asked.kind === 'done') paired()
    else setProblem(words.trouble(asked))
  }
  return (
    <Form onSubmit={pair}>
      <Stack space="space.200">
        <SectionMessage title={words.pair.title}>
          <Text>{words.pair.text}</Text>
        </SectionMessage>
        <Stack>
          <Label labelFor="pairing-secret">
            {words.pair.secret}
            <RequiredAsterisk />
          </Label>
          <Textfield
            id="pairing-secret"
            name="secret"
            type="password"
            isReadOnly={isBusy}
            onChange={(event) => setSecret(typedIn(event))}
          />
          <HelperMessage>{words.pair.help}</HelperMessage>
        </Stack>
        <Trouble problem={problem} title={words.pair.failed} />
        <FormFooter>
          <LoadingButton type="submit" appearance="primary" isLoading={isBusy}>
            {words.pair.submit}
          </LoadingButton>
        </FormFooter>
      </Stack>
    </Form>
  )
}
