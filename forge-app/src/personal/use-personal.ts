import { showFlag } from '@forge/bridge'
import type { GitAccounts, PersonalAnswer, PersonalAsk } from '@throughline/shared/git-accounts'
import { useCallback, useEffect, useState } from 'react'
import { type Trouble, personalWords as words } from './messages'

/** What the page may ask for. Both reject when the question did not reach our function. */
export interface PersonalClient {
  readOwnAccounts(): Promise<PersonalAnswer>
  askPersonally(ask: PersonalAsk): Promise<PersonalAnswer>
}

export type PersonalView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'accounts'; readonly accounts: GitAccounts }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }

/** Reads a person's settings, and asks for one change at a time; what is shown stays where a change fails. */
export function usePersonal(client: PersonalClient) {
  const [view, setView] = useState<PersonalView>({ kind: 'loading' })
  const [isBusy, setBusy] = useState(false)

  const read = useCallback(async (): Promise<void> => {
    const answer = await heard(client.readOwnAccounts())
    setView(answer.kind === 'accounts' ? answer : { kind: 'trouble', trouble: answer })
  }, [client])
  useEffect(() => void read(), [read])

  async function ask(wanted: PersonalAsk): Promise<void> {
    if (isBusy) return
    setBusy(true)
    const answer = await heard(client.askPersonally(wanted))
    setBusy(false)
    if (answer.kind === 'accounts') setView(answer)
    else
      showFlag({
        ...{ id: wanted.action, type: 'error', isAutoDismiss: false },
        ...{ title: words.failed, description: words.why(answer) },
      })
  }
  return { view, isBusy, read, ask }
}

const heard = (answer: Promise<PersonalAnswer>) => answer.catch(() => ({ kind: 'unreachable' }) as const)
