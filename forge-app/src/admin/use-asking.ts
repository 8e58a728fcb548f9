import type { ActionAnswer, ActionName, ActionRequest } from '@throughline/shared/actions'
import { useState } from 'react'
import { useAdmin } from './admin-context'

/** Asks for something and reads the setup again; what is wrong is `problem`, a sentence for the person. */
export function useAsking() {
  const { client, readAgain, words } = useAdmin()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function ask<Name extends ActionName>(
    name: Name,
    request: ActionRequest<Name>,
  ): Promise<ActionAnswer<Name> | undefined> {
    setBusy(true)
    setProblem(undefined)
    const asked = await client.ask(name, request)
    if (asked.kind === 'done') await readAgain()
    else setProblem(words.trouble(asked))
    setBusy(false)
    return asked.kind === 'done' ? asked.answer : undefined
  }
  return { ask, isBusy, problem }
}
