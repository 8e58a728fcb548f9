import {
  Button,
  DynamicTable,
  Heading,
  Inline,
  SectionMessage,
  SectionMessageAction,
  Stack,
  Text,
} from '@forge/react'
import type { SetupConnection } from '@throughline/shared/setup'
import { useAdmin } from './admin-context'
import { attentionOf } from './attention'
import { ConnectionLozenge } from './ConnectionLozenge'
import { FirstSteps } from './FirstSteps'
import { firstSteps, stepsDone } from './first-steps'
import { Paired } from './Paired'

/** What needs a person, and what is connected. */
export function Overview() {
  const { setup, words, now, openSection } = useAdmin()
  const attention = attentionOf(setup, words.attention, now)
  const isNew = stepsDone(setup) < firstSteps.length
  return (
    <Stack space="space.200">
      <Text>{words.companion(setup.companionAddress)}</Text>
      <Paired />
      {isNew || attention.length === 0 ? <FirstSteps /> : null}
      {attention.map(({ key, level, title, text, section }) => (
        <SectionMessage
          key={key}
          appearance={level}
          title={title}
          actions={
            section === 'overview'
              ? []
              : [
                  <SectionMessageAction key="open" onClick={() => openSection(section)}>
                    {words.open[section]}
                  </SectionMessageAction>,
                ]
          }
        >
          <Text>{text}</Text>
        </SectionMessage>
      ))}
      <ConnectionTable />
    </Stack>
  )
}

function ConnectionTable() {
  const { setup, words, openSection } = useAdmin()
  const { title, columns, none } = words.connections
  const connections = [...(setup.jira === undefined ? [] : [setup.jira]), ...setup.gitHosts]
  const row = (connection: SetupConnection) => ({
    key: connection.id,
    cells: [
      { key: 'name', content: words.hostAt(connection) },
      { key: 'state', content: <ConnectionLozenge connection={connection} /> },
      { key: 'delivery', content: words.since(connection.lastDeliveryAt) },
      {
        key: 'configure',
        content:
          connection.host === 'jira' ? (
            ''
          ) : (
            <Inline alignInline="end">
              <Button spacing="compact" onClick={() => openSection('connections')}>
                {words.connections.configure(connection)}
              </Button>
            </Inline>
          ),
      },
    ],
  })
  return (
    <Stack space="space.100">
      <Heading as="h2" size="small">
        {title}
      </Heading>
      <DynamicTable
        label={title}
        emptyView={<Text>{none}</Text>}
        head={{
          cells: [
            { key: 'name', content: columns.name },
            { key: 'state', content: columns.state },
            { key: 'delivery', content: columns.delivery },
            { key: 'configure', content: '' },
          ],
        }}
        rows={connections.map(row)}
      />
    </Stack>
  )
}
