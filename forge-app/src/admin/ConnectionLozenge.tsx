import { Lozenge } from '@forge/react'
import { expiryText } from '@throughline/shared/expiry-words'
import type { SetupConnection } from '@throughline/shared/setup'
import { useAdmin } from './admin-context'

/** How a connection stands, in one word. */
export function ConnectionLozenge({ connection }: { readonly connection: SetupConnection }) {
  const { words, now } = useAdmin()
  const { state, endsAt } = connection
  if (state === 'revoked') return <Lozenge appearance="removed">{words.states.revoked}</Lozenge>
  const expiry = endsAt === undefined ? undefined : expiryText(new Date(endsAt), now)
  if (expiry?.lozenge !== undefined) {
    const appearance = expiry.level === 'danger' ? 'removed' : 'moved'
    return <Lozenge appearance={appearance}>{expiry.lozenge}</Lozenge>
  }
  if (state === 'expired') return <Lozenge appearance="removed">{words.states.expired}</Lozenge>
  return <Lozenge appearance="success">{words.states.connected}</Lozenge>
}
