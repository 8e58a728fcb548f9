/** @jsxImportSource hono/jsx */
import type { ConnectionCard } from '../../../connections/cards'
import { LinkButton, SubmitButton } from '../components/Button'
import { Field } from '../components/Field'
import { configureMessages } from './configure-messages'
import { pairingHref } from './PairingParts'
import { words as pairing } from './pairing-words'

/** A Jira that its app has connected is let go where the app was let in. */
export function SeePairing() {
  return (
    <aside class="card stack" aria-labelledby="pairing-heading">
      <h2 class="h3" id="pairing-heading">
        {pairing.paired.title}
      </h2>
      <p class="small subtle">{pairing.seeText}</p>
      <LinkButton href={pairingHref}>{pairing.see}</LinkButton>
    </aside>
  )
}

/** Whoever disconnects types the connection's name. */
export function DisconnectCard({
  card,
  isWrong,
}: {
  readonly card: ConnectionCard
  readonly isWrong: boolean
}) {
  const { title, text, confirm, wrong } = configureMessages.disconnect
  return (
    <aside aria-labelledby="disconnect-heading">
      <form
        class="card stack"
        method="post"
        action={`/settings/integrations/connections/${card.connectionId}/disconnect`}
      >
        <h2 class="h3" id="disconnect-heading">
          {title}
        </h2>
        <p class="small subtle">{text}</p>
        <Field
          name="confirm"
          label={confirm(card.place)}
          error={isWrong ? wrong(card.place) : undefined}
          autocomplete="off"
          isRequired
        />
        <SubmitButton look="danger" id="disconnect">
          {title}
        </SubmitButton>
      </form>
    </aside>
  )
}
