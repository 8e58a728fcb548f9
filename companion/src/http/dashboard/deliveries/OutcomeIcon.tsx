/** @jsxImportSource hono/jsx */
import { outcomeWords } from '@throughline/shared/delivery-words'
import type { Outcome } from '../../../traces/traces'
import { Icon, type IconName } from '../components/Icon'

const looks: Readonly<Record<Outcome, readonly [icon: IconName, tone: string]>> = {
  done: ['done', 'ok'],
  'nothing to do': ['check', 'off'],
  skipped: ['off', 'off'],
  parked: ['alert', 'warn'],
  waiting: ['scheduled', 'info'],
  'gave up': ['error', 'bad'],
  off: ['off', 'off'],
}

/** What became of it, as a drawing with its word for those who do not see it. */
export function OutcomeIcon({ outcome }: { readonly outcome: Outcome }) {
  const [icon, tone] = looks[outcome]
  return (
    <span class={`ic ${tone}`}>
      <Icon name={icon} label={outcomeWords[outcome]} />
    </span>
  )
}
