/** @jsxImportSource hono/jsx */
import { outcomeWords } from '@throughline/shared/delivery-words'
import type { DeliveryPage, ListedDelivery } from '../../../traces/deliveries'
import { outcomes } from '../../../traces/traces'
import { LinkButton, SubmitButton } from '../components/Button'
import { Choice } from '../components/Choice'
import { EmptyState } from '../components/EmptyState'
import { Icon } from '../components/Icon'
import { DeliveryRow } from './DeliveryRow'
import { addressOf, type Looked } from './filter-of'
import type { OpenTrace } from './Trace'
import { hostNames, words } from './words'

export interface DeliveriesProps {
  readonly looked: Looked
  readonly page: DeliveryPage
  readonly trace: OpenTrace | undefined
  readonly sources: readonly string[]
  readonly gaveUp: number
  readonly mayReplayAll: boolean
  readonly now: Date
}

/** Filters, the bar of what has arrived since, the table, and the way to other pages of it. */
export function DeliveriesContent(props: DeliveriesProps) {
  const { looked, page, gaveUp, mayReplayAll } = props
  return (
    <>
      <div class="row between">
        <Filters looked={looked} sources={props.sources} />
        {mayReplayAll && gaveUp > 0 && (
          <form method="post" action="/deliveries/replay">
            <SubmitButton>
              <Icon name="again" />
              {words.replayAll(gaveUp)}
            </SubmitButton>
          </form>
        )}
      </div>
      {looked.place === undefined && (
        <NewBar looked={looked} since={page.rows[0]?.inboxId ?? '0'} count={0} saidAt={props.now.getTime()} />
      )}
      {page.rows.length === 0 ? <Nothing looked={looked} /> : <DeliveryTable {...props} />}
      <Pages looked={looked} page={page} />
    </>
  )
}

function Filters({
  looked: { given, isFiltered },
  sources,
}: {
  readonly looked: Looked
  readonly sources: readonly string[]
}) {
  const said = words.filters
  return (
    <search aria-label={said.label}>
      <form class="filters" method="get" action="/deliveries">
        <div class="w">
          <label class="visually-hidden" for="text">
            {said.text}
          </label>
          <input id="text" name="text" type="search" placeholder={said.textHint} value={given.text} />
        </div>
        <Choice
          name="outcome"
          label={said.outcome}
          chosen={given.outcome}
          options={[
            ['', said.anyOutcome],
            ...outcomes.map((outcome) => [outcome, outcomeWords[outcome]] as const),
          ]}
        />
        <Choice
          name="source"
          label={said.source}
          chosen={given.source}
          options={[['', said.anySource], ...sources.map((host) => [host, hostNames[host] ?? host] as const)]}
        />
        <Choice
          name="time"
          label={said.time}
          chosen={given.time}
          options={[
            ['', said.anyTime],
            ['day', said.day],
            ['week', said.week],
          ]}
        />
        <SubmitButton>{said.apply}</SubmitButton>
        {isFiltered && (
          <LinkButton look="plain" href="/deliveries">
            {said.clear}
          </LinkButton>
        )}
      </form>
    </search>
  )
}

function DeliveryTable({ looked, page, trace, now }: DeliveriesProps) {
  const { columns, table } = words
  const traceOf = ({ inboxId }: ListedDelivery) => (inboxId === looked.openId ? trace : undefined)
  return (
    <table>
      <caption class="visually-hidden">{table}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{columns.outcome}</span>
          </th>
          <th scope="col">{columns.delivery}</th>
          <th scope="col" class="hide-s">
            {columns.from}
          </th>
          <th scope="col" class="hide-s">
            {columns.took}
          </th>
          <th scope="col" aria-sort="descending">
            {columns.when}
          </th>
          <td />
        </tr>
      </thead>
      {page.rows.map((delivery) => (
        <DeliveryRow delivery={delivery} looked={looked} now={now} trace={traceOf(delivery)} />
      ))}
    </table>
  )
}

function Nothing({ looked }: { readonly looked: Looked }) {
  const said = looked.isFiltered || looked.place ? words.nothingMatches : words.empty
  return (
    <EmptyState {...said}>
      {looked.isFiltered && <LinkButton href="/deliveries">{words.filters.clear}</LinkButton>}
    </EmptyState>
  )
}

function Pages({ looked, page: { rows, hasNewer, hasOlder } }: Pick<DeliveriesProps, 'looked' | 'page'>) {
  const [first, last] = [rows[0], rows.at(-1)]
  const to = (more: Readonly<Record<string, string>>) => `/deliveries${addressOf(looked, more, false)}`
  return (
    <nav class="row between pages" aria-label={words.table}>
      <span>
        {hasNewer && (
          <LinkButton href={first ? to({ newer: first.inboxId }) : to({})}>{words.newer}</LinkButton>
        )}
      </span>
      {hasOlder && last && <LinkButton href={to({ older: last.inboxId })}>{words.older}</LinkButton>}
    </nav>
  )
}

interface BarProps {
  readonly looked: Looked
  /** The newest delivery that is shown. */
  readonly since: string
  readonly count: number
  /** When screen readers were told last, in ms: once a minute is enough. */
  readonly saidAt: number
}

/** How many have arrived since; it asks again by itself, and shows them only when somebody wants to see them. */
export function NewBar({ looked, since, count, saidAt }: BarProps) {
  const ask = addressOf(looked, { since, said: String(saidAt) }, false)
  return (
    <div id="new" class="new-bar" hx-get={`/deliveries/new${ask}`} hx-trigger="every 10s" hx-swap="outerHTML">
      {count > 0 && (
        <LinkButton href={`/deliveries${addressOf(looked, {}, false)}`}>{words.arrived(count)}</LinkButton>
      )}
    </div>
  )
}
