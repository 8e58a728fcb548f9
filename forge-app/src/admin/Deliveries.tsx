import { Button, DynamicTable, EmptyState, Inline, Stack } from '@forge/react'
import type { SetupDelivery } from '@throughline/shared/setup'
import { useState } from 'react'
import { useAdmin } from './admin-context'
import { OutcomeLozenge } from './OutcomeLozenge'
import { TraceModal } from './TraceModal'
import { Trouble } from './Trouble'
import { useAsking } from './use-asking'

/** What arrived and what became of it; each opens its trace. */
export function Deliveries() {
  const { setup, words, readAgain } = useAdmin()
  const asking = useAsking()
  const [openId, setOpenId] = useState<string>()
  const { deliveries, gaveUpCount } = setup
  const opened = deliveries.find(({ id }) => id === openId)
  if (deliveries.length === 0) {
    return (
      <EmptyState
        header={words.deliveries.none}
        headingLevel={3}
        description={words.deliveries.noneText}
        primaryAction={<Button onClick={() => void readAgain()}>{words.refresh}</Button>}
      />
    )
  }
  return (
    <Stack space="space.200">
      <Inline space="space.100" alignInline="end">
        {gaveUpCount === 0 ? null : (
          <Button isDisabled={asking.isBusy} onClick={() => void asking.ask('replay-given-up', {})}>
            {words.deliveries.replayAll(gaveUpCount)}
          </Button>
        )}
        <Button appearance="subtle" iconBefore="refresh" onClick={() => void readAgain()}>
          {words.refresh}
        </Button>
      </Inline>
      <Trouble problem={asking.problem} title={words.deliveries.notReplayed} />
      <DeliveryTable open={setOpenId} />
      {opened === undefined ? null : <TraceModal delivery={opened} close={() => setOpenId(undefined)} />}
    </Stack>
  )
}

function DeliveryTable({ open }: { readonly open: (id: string) => void }) {
  const { setup, words } = useAdmin()
  const { columns } = words.deliveries
  const row = (delivery: SetupDelivery) => ({
    key: delivery.id,
    cells: [
      { key: 'outcome', content: <OutcomeLozenge outcome={delivery.outcome} /> },
      {
        key: 'what',
        content: (
          <Button appearance="subtle" spacing="compact" onClick={() => open(delivery.id)}>
            {words.deliveries.what(delivery)}
          </Button>
        ),
      },
      { key: 'repository', content: delivery.repository ?? '' },
      { key: 'issues', content: delivery.issueKeys.join(', ') },
      { key: 'when', content: words.since(delivery.receivedAt) },
    ],
  })
  return (
    <DynamicTable
      label={words.sections.deliveries}
      rowsPerPage={25}
      head={{
        cells: [
          { key: 'outcome', content: columns.outcome },
          { key: 'what', content: columns.what },
          { key: 'repository', content: columns.repository },
          { key: 'issues', content: columns.issues },
          { key: 'when', content: columns.when },
        ],
      }}
      rows={setup.deliveries.map(row)}
    />
  )
}
