import {
  Box,
  Button,
  EmptyState,
  Heading,
  Inline,
  Label,
  Select,
  Stack,
  Text,
  Toggle,
  xcss,
} from '@forge/react'
import { historyReadingWords } from '@throughline/shared/history-reading'
import { ruleNames } from '@throughline/shared/rule-names'
import { ruleSentence } from '@throughline/shared/rule-sentences'
import { settingsNames, skipRulesSentence } from '@throughline/shared/rule-settings-words'
import type { SetupRepository, SetupRule } from '@throughline/shared/setup'
import { type ReactNode, useState } from 'react'
import { chosenValues } from '../field-value'
import { Subtle } from '../Subtle'
import { useAdmin } from './admin-context'
import { LinkGatePart } from './LinkGatePart'
import { RuleSettings } from './settings/RuleSettings'
import { Trouble } from './Trouble'
import { useAsking } from './use-asking'

/** What Throughline does by itself, repository by repository. */
export function Rules() {
  const { setup, words, openSection } = useAdmin()
  const [chosenId, setChosenId] = useState<string>()
  const { repositories } = setup
  const repository = repositories.find(({ id }) => id === chosenId) ?? repositories[0]
  if (repository === undefined) {
    return (
      <EmptyState
        header={words.repositories.none}
        headingLevel={3}
        description={words.rules.noRepository}
        primaryAction={
          <Button appearance="primary" onClick={() => openSection('repositories')}>
            {words.choose.label}
          </Button>
        }
      />
    )
  }
  const options = repositories.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Stack space="space.200">
      <Stack>
        <Label labelFor="rules-repository">{words.rules.repository}</Label>
        <Select
          inputId="rules-repository"
          isSearchable
          options={options}
          value={options.find(({ value }) => value === repository.id) ?? null}
          onChange={(option: unknown) => setChosenId(chosenValues(option)[0])}
        />
      </Stack>
      {repository.projectIds.length === 0 ? <Subtle>{words.rules.unmapped}</Subtle> : null}
      <RulesOf key={repository.id} repository={repository} />
    </Stack>
  )
}

function RulesOf({ repository }: { readonly repository: SetupRepository }) {
  const { words } = useAdmin()
  const asking = useAsking()
  const [said, setSaid] = useState('')
  const set = async ({ ruleId, changedAt }: SetupRule, isOn: boolean) => {
    const request = { repositoryId: repository.id, ruleId, isOn }
    const seen = changedAt === undefined ? {} : { seenChangedAt: changedAt }
    if (await asking.ask('set-rule', { ...request, ...seen }))
      setSaid(words.rules.saved(ruleNames[ruleId], isOn, repository.name))
  }
  return (
    <Stack space="space.200">
      <Trouble problem={asking.problem} title={words.notSaved} />
      <Box role="status">
        <Subtle>{said}</Subtle>
      </Box>
      {repository.rules.map((rule) => (
        <RuleCard
          key={rule.ruleId}
          rule={rule}
          settings={repository.settings?.find(({ settingsId }) => settingsId === rule.ruleId)?.settings}
          isBusy={asking.isBusy}
          set={(isOn) => set(rule, isOn)}
        >
          {rule.ruleId === 'auto-link' && repository.linkGate ? (
            <LinkGatePart repository={repository} gate={repository.linkGate} say={setSaid} />
          ) : null}
          {rule.ruleId === 'suggest-reviewers' && repository.historyReading ? (
            <Subtle>{historyReadingWords(repository.name, repository.historyReading)}</Subtle>
          ) : null}
          <RuleSettings repository={repository} id={rule.ruleId} say={setSaid} />
        </RuleCard>
      ))}
      <Box xcss={card}>
        <Stack space="space.050">
          <Heading as="h3" size="xsmall">
            {settingsNames['skip-rules']}
          </Heading>
          <Text>{skipRulesSentence}</Text>
          <RuleSettings repository={repository} id="skip-rules" say={setSaid} />
        </Stack>
      </Box>
    </Stack>
  )
}

interface RuleCardProps {
  readonly rule: SetupRule
  readonly settings: unknown
  readonly isBusy: boolean
  readonly set: (isOn: boolean) => Promise<void>
  readonly children: ReactNode
}

/** The switch moves at once, and back when the change was not saved. */
function RuleCard({ rule, settings, isBusy, set, children }: RuleCardProps) {
  const { words } = useAdmin()
  const [wanted, setWanted] = useState<boolean>()
  const isOn = wanted ?? rule.isOn
  const change = async () => {
    setWanted(!isOn)
    await set(!isOn)
    setWanted(undefined)
  }
  return (
    <Box xcss={card}>
      <Inline space="space.200" alignBlock="start">
        <Toggle
          id={`rule-${rule.ruleId}`}
          label={ruleNames[rule.ruleId]}
          isChecked={isOn}
          isDisabled={isBusy}
          onChange={() => void change()}
        />
        <Stack space="space.050">
          <Heading as="h3" size="xsmall">
            {ruleNames[rule.ruleId]}
          </Heading>
          <Text>{ruleSentence(rule.ruleId, settings)}</Text>
          <Subtle>{words.rules.who(rule)}</Subtle>
          {children}
        </Stack>
      </Inline>
    </Box>
  )
}

const card = xcss({
  padding: 'space.200',
  borderColor: 'color.border',
  borderStyle: 'solid',
  borderWidth: 'border.width',
  borderRadius: 'radius.medium',
})
