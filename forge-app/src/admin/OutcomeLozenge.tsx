import { Lozenge, type LozengeProps } from '@forge/react'
import type { DeliveryOutcome } from '@throughline/shared/setup'
import { useAdmin } from './admin-context'

/** The outcome of a delivery, or of one of its steps, as word and colour. */
export function OutcomeLozenge({ outcome }: { readonly outcome: DeliveryOutcome }) {
  const { words } = useAdmin()
  return <Lozenge appearance={looks[outcome]}>{words.deliveries.outcomes[outcome]}</Lozenge>
}

const looks: Readonly<Record<DeliveryOutcome, NonNullable<LozengeProps['appearance']>>> = {
  done: 'success',
  'nothing to do': 'default',
  skipped: 'default',
  parked: 'moved',
  waiting: 'inprogress',
  'gave up': 'removed',
  off: 'default',
}
