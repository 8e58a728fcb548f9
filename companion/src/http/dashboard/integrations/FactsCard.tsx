/** @jsxImportSource hono/jsx */
import type { ConnectionCard } from '../../../connections/cards'
import { longDate } from '../components/relative-time'
import { Time } from '../components/Time'
import { accessOf, connectedOf } from './card-words'
import { configureMessages as words } from './configure-messages'
import { overviewMessages } from './overview-messages'

const { facts, never, unknown } = overviewMessages

/** Who is connected how, and how well it works. */
export function FactsCard({ card, now }: { readonly card: ConnectionCard; readonly now: Date }) {
  const { lastOkAt, lastError, lastErrorAt, tokenExpiresAt } = card
  return (
    <div class="card stack mid-gap">
      <h2 class="h3">{words.connection}</h2>
      <dl class="facts full">
        <dt>{facts.account}</dt>
        <dd>{card.accountName ?? unknown}</dd>
        <dt>{facts.access}</dt>
        <dd>{accessOf(card)}</dd>
        {tokenExpiresAt && (
          <>
            <dt>{facts.ends}</dt>
            <dd>{longDate(tokenExpiresAt)}</dd>
          </>
        )}
        <dt>{facts.connected}</dt>
        <dd>{connectedOf(card)}</dd>
        <dt>{facts.lastCall}</dt>
        <dd>{lastOkAt ? <Time at={lastOkAt} now={now} /> : never}</dd>
        <dt>{facts.lastError}</dt>
        <dd>
          {lastErrorAt && <Time at={lastErrorAt} now={now} />}
          {lastError === undefined ? words.noError : words.errorAt(lastError)}
        </dd>
      </dl>
    </div>
  )
}
