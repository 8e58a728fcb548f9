import { Button, DynamicTable, Heading, Inline, Lozenge, Stack } from '@forge/react'
import { historyReadingWords } from '@throughline/shared/history-reading'
import { readingText } from '@throughline/shared/reading-words'
import { type Section, useAdmin } from './admin-context'
import { attentionOf, isBroken } from './attention'
import { ConnectionLozenge } from './ConnectionLozenge'

/** Whether everything works, in one sentence, and then part by part. */
export function Health() {
  const { setup, words, now, openSection } = useAdmin()
  const count = attentionOf(setup, words.attention, now).length
  const connections = [...(setup.jira === undefined ? [] : [setup.jira]), ...setup.gitHosts]
  const broken = setup.repositories.filter(({ webhook }) => isBroken(webhook)).length
  const row = (key: string, name: string, state: React.ReactNode, section?: Section) => ({
    key,
    cells: [
      { key: 'part', content: name },
      { key: 'state', content: <Inline>{state}</Inline> },
      {
        key: 'remedy',
        content:
          section === undefined ? (
            ''
          ) : (
            <Button appearance="subtle" spacing="compact" onClick={() => openSection(section)}>
              {words.open[section]}
            </Button>
          ),
      },
    ],
  })
  const isBeingRead = <Lozenge appearance="inprogress">{words.health.reading}</Lozenge>
  const counted = (number: number) => (
    <Lozenge appearance={number === 0 ? 'success' : 'removed'}>{words.health.number(number)}</Lozenge>
  )
  return (
    <Stack space="space.200">
      <Heading as="h2" size="small">
        {words.health.summary(count)}
      </Heading>
      <DynamicTable
        label={words.sections.health}
        head={{
          cells: [
            { key: 'part', content: words.health.columns.part },
            { key: 'state', content: words.health.columns.state },
            { key: 'remedy', content: '' },
          ],
        }}
        rows={[
          ...connections.map((connection) =>
            row(
              connection.id,
              words.hostAt(connection),
              <ConnectionLozenge connection={connection} />,
              connection.host === 'jira' ? undefined : 'connections',
            ),
          ),
          ...(setup.readings ?? []).map((reading) =>
            row(`reading ${reading.project}`, readingText(reading), isBeingRead),
          ),
          row('webhooks', words.health.webhooks, counted(broken), 'repositories'),
          row(
            'waiting',
            words.health.waiting,
            <Lozenge>{words.health.number(setup.waitingCount)}</Lozenge>,
            'deliveries',
          ),
          row('gave-up', words.health.gaveUp, counted(setup.gaveUpCount), 'deliveries'),
          ...setup.repositories.flatMap(({ id, name, historyReading }) => {
            if (!historyReading) return []
            return [row(`reading-${id}`, historyReadingWords(name, historyReading), isBeingRead)]
          }),
        ]}
      />
    </Stack>
  )
}
