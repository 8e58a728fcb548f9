import { Button, Inline, Text } from '@forge/react'
import { useState } from 'react'
import { useAdmin } from './admin-context'
import { Trouble } from './Trouble'

/** That a customer's own companion has let this site in, since when, and how to end that. */
export function Paired() {
  const { client, setup, words, readAgain } = useAdmin()
  const [problem, setProblem] = useState<string>()
  if (setup.paired === undefined) return null
  const unpair = async () => {
    setProblem(undefined)
    const asked = await client.unpair()
    if (asked.kind === 'done') await readAgain()
    else setProblem(words.trouble(asked))
  }
  return (
    <>
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text>{words.pair.paired(setup.companionAddress, setup.paired)}</Text>
        <Button spacing="compact" onClick={() => void unpair()}>
          {words.pair.unpair}
        </Button>
      </Inline>
      <Trouble problem={problem} title={words.pair.failed} />
    </>
  )
}
