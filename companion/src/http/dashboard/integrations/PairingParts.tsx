/** @jsxImportSource hono/jsx */
import type { ActionAnswer } from '@throughline/shared/actions'
import type { PairedApp } from '../../../tenants/pairings'
import { LinkButton, SubmitButton } from '../components/Button'
import { CopyButton } from '../components/CopyButton'
import { longDate } from '../components/relative-time'
import { SectionMessage } from '../components/SectionMessage'
import { words } from './pairing-words'

export const pairingHref = '/settings/integrations/jira/pairing'

/** What stands against letting an app in. */
export type Obstacle = 'otherJira' | 'appUnknown' | 'unreachable'

/** Why no secret can be made, and what to do. */
export function InTheWay({ obstacle }: { readonly obstacle: Obstacle }) {
  const { title, text } = words[obstacle]
  return (
    <SectionMessage kind={obstacle === 'otherJira' ? 'info' : 'warn'} title={title} text={text}>
      {obstacle === 'otherJira' && (
        <LinkButton href="/settings/integrations/jira">{words.otherJira.action}</LinkButton>
      )}
    </SectionMessage>
  )
}

/** Which app is let in, and the way to end that. */
export function Paired({ paired: { pairedAt, pairedBy } }: { readonly paired: PairedApp }) {
  const { title, text } = words.paired
  return (
    <SectionMessage kind="ok" title={title} text={text(longDate(pairedAt), pairedBy)}>
      <form method="post" action={`${pairingHref}/end`}>
        <SubmitButton id="unpair">{words.unpair}</SubmitButton>
      </form>
    </SectionMessage>
  )
}

/** The secret: in this answer, and in no later one. */
export function MadeSecret({ made }: { readonly made: ActionAnswer<'make-pairing-secret'> }) {
  const { title, text } = words.made
  return (
    <div class="card stack mid-gap">
      <SectionMessage kind="ok" title={title} text={text(made.expiresAt.slice(11, 16))} />
      <dl class="facts full">
        <dt>{words.secret}</dt>
        <dd>
          <code>{made.secret}</code>
        </dd>
      </dl>
      <CopyButton text={made.secret} label={words.copySecret} copied={words.secretCopied} />
    </div>
  )
}

/** What to do, here and in Jira. */
export function Steps({ address, isAnother }: { readonly address: string; readonly isAnother: boolean }) {
  const { heading, address: calls, make, type } = words.steps
  return (
    <section class="card stack mid-gap" aria-labelledby="pairing-steps">
      <h2 class="h3" id="pairing-steps">
        {heading}
      </h2>
      <ol class="bullets">
        <li>
          {calls} <code>{address}</code>
        </li>
        <li>{make}</li>
        <li>{type}</li>
      </ol>
      <div class="row">
        <form method="post" action={pairingHref}>
          <SubmitButton look={isAnother ? 'default' : 'primary'} id="make-secret">
            {isAnother ? words.makeAnother : words.make}
          </SubmitButton>
        </form>
        <CopyButton text={address} label={words.copyAddress} copied={words.addressCopied} />
      </div>
    </section>
  )
}
