/** @jsxImportSource hono/jsx */
import type { Outcome } from '../../../traces/traces'
import { Icon, type IconName } from '../components/Icon'
import { outcomeWords } from './words'

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
