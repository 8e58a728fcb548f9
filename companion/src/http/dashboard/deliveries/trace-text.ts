import type { ListedDelivery } from '../../../traces/deliveries'
import type { ToldStep } from '../../../traces/traces'
import { titleOf } from './words'

interface TraceText {
  readonly delivery: ListedDelivery
  readonly steps: readonly ToldStep[]
  readonly keys: ReadonlyMap<string, string>
}

/** A trace as plain lines, to send to somebody. It holds no text of the pull request or the issue. */
export const traceText = ({ delivery, steps, keys }: TraceText): string =>
  [
    `${titleOf(delivery)}${delivery.repository === undefined ? '' : `, ${delivery.repository}`}`,
    `delivery ${delivery.deliveryId}, ${delivery.event}, ${delivery.receivedAt.toISOString()}`,
    ...steps.map(({ step, subject, outcome, detail, at }) => {
      const about = step === 'jira' ? (keys.get(subject ?? '') ?? subject) : subject
      return [at.toISOString(), step, about, outcome, detail].filter(Boolean).join(' · ')
    }),
  ].join('\n')
