/** @jsxImportSource hono/jsx */
import { outcomeWords } from '@throughline/shared/delivery-words'
import type { ListedDelivery } from '../../../traces/deliveries'
import { Icon } from '../components/Icon'
import { Time } from '../components/Time'
import { addressOf, type Looked } from './filter-of'
import { OutcomeIcon } from './OutcomeIcon'
import { type OpenTrace, Trace } from './Trace'
import { hostNames, titleOf, tookWords, words } from './words'

interface RowProps {
  readonly delivery: ListedDelivery
  readonly looked: Looked
  readonly now: Date
  /** Its trace, where it is unfolded. */
  readonly trace: OpenTrace | undefined
}

/** One delivery in a `<tbody>` of its own, which a script replaces when the trace is unfolded or folded. */
export function DeliveryRow({ delivery, looked, now, trace }: RowProps) {
  const { inboxId, host, outcome, tookMs, receivedAt } = delivery
  const isOpen = trace !== undefined
  const to = isOpen ? {} : { open: inboxId }
  const { openId: _, ...same } = looked
  const address = addressOf({ ...same, openId: undefined }, to)
  return (
    <tbody id={`delivery-${inboxId}`}>
      <tr class={isOpen ? 'open' : undefined}>
        <td>
          <OutcomeIcon outcome={outcome} />
        </td>
        <td>
          <a
            class="t"
            id={`open-${inboxId}`}
            href={`/deliveries${address}#open-${inboxId}`}
            aria-expanded={isOpen ? 'true' : 'false'}
            aria-controls={isOpen ? `trace-${inboxId}` : undefined}
            hx-get={`/deliveries/${inboxId}${address}`}
            hx-target="closest tbody"
            hx-swap="outerHTML"
          >
            {titleOf(delivery)}
          </a>
          <div class="small subtle">{secondLine(delivery)}</div>
        </td>
        <td class="hide-s">{hostNames[host] ?? host}</td>
        <td class="num hide-s">
          {tookMs === undefined ? outcomeWords[outcome].toLowerCase() : tookWords(tookMs)}
        </td>
        <td class="num">
          <Time at={receivedAt} now={now} />
        </td>
        <td class="num">
          <Icon name={isOpen ? 'down' : 'right'} />
        </td>
      </tr>
      {trace && (
        <tr>
          <td colspan={6} class="holds-trace">
            <Trace {...trace} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

/** Repository, issues, and why it did not simply go well. */
const secondLine = ({ repository, issueKeys, outcome, reason }: ListedDelivery): string =>
  [
    repository,
    ...issueKeys.slice(0, 5),
    outcome !== 'done' && (reason === undefined ? outcomeWords[outcome].toLowerCase() : reason),
  ]
    .filter(Boolean)
    .join(' · ') || words.columns.delivery
