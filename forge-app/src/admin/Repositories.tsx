import { Button, DynamicTable, EmptyState, Inline, Label, Lozenge, Select, Stack, Text } from '@forge/react'
import type { SetupRepository } from '@throughline/shared/setup'
import { useState } from 'react'
import { chosenValues } from '../field-value'
import { useAdmin } from './admin-context'
import { isBroken } from './attention'
import { ChooseRepositories } from './ChooseRepositories'
import { Trouble } from './Trouble'
import { useAsking } from './use-asking'

/** Which repositories belong to this site, and which Jira projects each may reach. */
export function Repositories() {
  const { setup, words, openSection } = useAdmin()
  const { repositories, gitHosts } = setup
  const asking = useAsking()
  if (gitHosts.length === 0) {
    return (
      <EmptyState
        header={words.repositories.none}
        headingLevel={3}
        description={words.repositories.noHost}
        primaryAction={
          <Button appearance="primary" onClick={() => openSection('connections')}>
            {words.repositories.connect}
          </Button>
        }
      />
    )
  }
  const { columns } = words.repositories
  return (
    <Stack space="space.200">
      <Text>{words.repositories.lead}</Text>
      {gitHosts.map((connection) => (
        <ChooseRepositories key={connection.id} connection={connection} />
      ))}
      <Trouble problem={asking.problem} title={words.notSaved} />
      <DynamicTable
        label={words.sections.repositories}
        rowsPerPage={20}
        emptyView={<Text>{words.repositories.noneChosen}</Text>}
        head={{
          cells: [
            { key: 'name', content: columns.name, width: 30 },
            { key: 'projects', content: columns.projects, width: 45 },
            { key: 'webhook', content: columns.webhook, width: 25 },
          ],
        }}
        rows={repositories.map((repository) => ({
          key: repository.id,
          cells: [
            { key: 'name', content: <NameCell repository={repository} /> },
            { key: 'projects', content: <ProjectsCell repository={repository} asking={asking} /> },
            { key: 'webhook', content: <WebhookCell repository={repository} asking={asking} /> },
          ],
        }))}
      />
    </Stack>
  )
}

interface CellProps {
  readonly repository: SetupRepository
}
interface AskingCellProps extends CellProps {
  readonly asking: ReturnType<typeof useAsking>
}

function NameCell({ repository: { name, isPrivate } }: CellProps) {
  const { words } = useAdmin()
  return (
    <Inline space="space.100" alignBlock="center" shouldWrap>
      <Text weight="semibold">{name}</Text>
      <Lozenge>{isPrivate ? words.repositories.private : words.repositories.public}</Lozenge>
    </Inline>
  )
}

/** What was chosen shows at once; when it could not be saved, what is true comes back. */
function ProjectsCell({ repository, asking }: AskingCellProps) {
  const { projects, words } = useAdmin()
  const [chosen, setChosen] = useState<readonly string[]>()
  const ids = chosen ?? repository.projectIds
  const options = projects.map(({ id, key, name }) => ({ value: id, label: `${name} (${key})` }))
  const known = new Map(options.map((option) => [option.value, option]))
  const inputId = `projects-${repository.id}`
  const save = async (projectIds: readonly string[]) => {
    setChosen(projectIds)
    await asking.ask('map-repository', { repositoryId: repository.id, projectIds: [...projectIds] })
    setChosen(undefined)
  }
  return (
    <Stack>
      <Label labelFor={inputId}>{words.repositories.projectsOf(repository.name)}</Label>
      <Select
        inputId={inputId}
        isMulti
        isSearchable
        spacing="compact"
        placeholder={words.repositories.noProject}
        options={options}
        value={ids.map((id) => known.get(id) ?? { value: id, label: words.repositories.hiddenProject })}
        onChange={(options: unknown) => void save(chosenValues(options))}
      />
    </Stack>
  )
}

function WebhookCell({ repository, asking }: AskingCellProps) {
  const { words } = useAdmin()
  const { id: repositoryId, webhook, name } = repository
  return (
    <Inline space="space.100" alignBlock="center" shouldWrap rowSpace="space.050">
      <Lozenge appearance={webhookLooks[webhook]}>{words.repositories.webhooks[webhook]}</Lozenge>
      {isBroken(webhook) ? (
        <Button
          spacing="compact"
          isDisabled={asking.isBusy}
          onClick={() => void asking.ask('repair-webhook', { repositoryId })}
        >
          {words.repositories.repair(name)}
        </Button>
      ) : null}
    </Inline>
  )
}

const webhookLooks = {
  works: 'success',
  waiting: 'inprogress',
  missing: 'removed',
  off: 'removed',
  refused: 'moved',
  unknown: 'default',
} as const
