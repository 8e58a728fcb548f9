import { Box, DynamicTable, ErrorMessage, Label, Radio, Select, Stack, Text, xcss } from '@forge/react'
import type { ActionAnswer } from '@throughline/shared/actions'
import { useState } from 'react'
import { chosenValues } from '../field-value'
import { LoadingLine } from '../LoadingLine'
import { usePanelWords } from './panel-words'
import type { LinkDialogState } from './use-link-dialog'

type Open = ActionAnswer<'list-open-pull-requests'>['pullRequests'][number]

interface Props {
  readonly dialog: LinkDialogState
  readonly now: Date
}

/** The open pull requests that may be linked to the issue, of one repository or of all. */
export function ChoosePullRequest({ dialog, now }: Props) {
  const words = usePanelWords().links.dialog
  const [repository, setRepository] = useState('')
  const { listed, problem } = dialog
  if (!dialog.isChoosing) return null
  if (problem !== undefined && listed === undefined) return <ErrorMessage>{problem}</ErrorMessage>
  if (listed === undefined) return <LoadingLine text={words.loading} />
  if (listed.length === 0) return <Text>{words.noneOpen}</Text>
  const options = ['', ...new Set(listed.map((pull) => pull.repository))].map((name) => ({
    value: name,
    label: name === '' ? words.allRepositories : name,
  }))
  return (
    <Stack space="space.150">
      <Stack>
        <Label labelFor="link-repository">{words.repository}</Label>
        <Select
          inputId="link-repository"
          options={options}
          value={options.find(({ value }) => value === repository) ?? null}
          onChange={(option: unknown) => setRepository(chosenValues(option)[0] ?? '')}
        />
      </Stack>
      <Table
        dialog={dialog}
        pullRequests={listed.filter((pull) => repository === '' || pull.repository === repository)}
        now={now}
      />
      {problem === undefined ? null : <ErrorMessage>{problem}</ErrorMessage>}
    </Stack>
  )
}

function Table({ dialog, pullRequests, now }: Props & { readonly pullRequests: readonly Open[] }) {
  const words = usePanelWords().links.dialog
  const { columns } = words
  return (
    <DynamicTable
      label={words.tabs.choose}
      rowsPerPage={10}
      head={{
        cells: [
          { key: 'pullRequest', content: columns.pullRequest },
          { key: 'author', content: columns.author },
          { key: 'updated', content: columns.updated },
        ],
      }}
      rows={pullRequests.map((pull) => ({
        key: pull.pullRequestId,
        cells: [
          {
            key: 'pullRequest',
            content: (
              <Box xcss={wide}>
                <Radio
                  name="pull-request"
                  value={pull.pullRequestId}
                  isChecked={dialog.chosen?.pullRequestId === pull.pullRequestId}
                  label={words.choose(pull.label, pull.title)}
                  onChange={() => dialog.choose(pull)}
                />
              </Box>
            ),
          },
          { key: 'author', content: <Text>{pull.author}</Text> },
          { key: 'updated', content: <Text>{words.updated(pull.updatedAt, now)}</Text> },
        ],
      }))}
    />
  )
}

const wide = xcss({ minWidth: '160px' })
