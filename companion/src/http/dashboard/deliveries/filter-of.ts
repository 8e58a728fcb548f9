import type { DeliveryFilter, Place } from '../../../traces/deliveries'
import { isInboxId } from '../../../traces/deliveries'
import { type Outcome, outcomes } from '../../../traces/traces'
import type { PageContext } from '../page'

/** The page's address, read: what is looked for, which page of it, and which delivery is open. */
export interface Looked {
  readonly filter: DeliveryFilter
  readonly place: Place
  readonly openId: string | undefined
  /** As they stand in the address; empty where there is none. */
  readonly given: {
    readonly text: string
    readonly outcome: string
    readonly source: string
    readonly time: string
  }
  readonly isFiltered: boolean
}

const spans: Readonly<Record<string, number>> = { day: 86_400_000, week: 7 * 86_400_000 }

/** What cannot be read of the address counts as not there. */
export const filterOf = (context: PageContext, now: Date): Looked => {
  const query = (name: string) => context.req.query(name) ?? ''
  const inboxId = (name: string) => (isInboxId(query(name)) ? query(name) : undefined)
  const given = {
    text: query('text').slice(0, 200),
    outcome: query('outcome'),
    source: query('source'),
    time: query('time'),
  }
  const span = spans[given.time]
  const filter = {
    text: given.text.trim() || undefined,
    outcome: outcomes.find((known): known is Outcome => known === given.outcome),
    source: given.source || undefined,
    since: span === undefined ? undefined : new Date(now.getTime() - span),
  }
  const [older, newer] = [inboxId('older'), inboxId('newer')]
  const newerThan = newer === undefined ? undefined : { newerThan: newer }
  return {
    filter,
    place: older === undefined ? newerThan : { olderThan: older },
    openId: inboxId('open'),
    given,
    isFiltered: Object.values(filter).some((value) => value !== undefined),
  }
}

/** The address of the same search, with something else in it. */
export const addressOf = (
  { given, place }: Looked,
  more: Readonly<Record<string, string>> = {},
  keepsPlace = true,
): string => {
  const placed = keepsPlace ? placeQuery(place) : {}
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...given, ...placed, ...more }))
    if (value !== '') query.set(name, value)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

const placeQuery = (place: Place): Readonly<Record<string, string>> => {
  if (place === undefined) return {}
  return 'olderThan' in place ? { older: place.olderThan } : { newer: place.newerThan }
}
