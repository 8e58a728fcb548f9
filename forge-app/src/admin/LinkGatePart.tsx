import { Button, Heading, Inline, Lozenge, type LozengeProps, ProgressBar, Stack, Text } from '@forge/react'
import { type LinkGate, linkGateWords as words } from '@throughline/shared/link-gate'
import { readSettings } from '@throughline/shared/rule-settings'
import type { SetupRepository } from '@throughline/shared/setup'
import { Subtle } from '../Subtle'
import { useAdmin } from './admin-context'
import { Trouble } from './Trouble'
import { useAsking } from './use-asking'

interface Props {
  readonly repository: SetupRepository
  readonly gate: LinkGate
  readonly say: (said: string) => void
}

/** What people made of the suggestions, and the switch that it allows: to link without asking. */
export function LinkGatePart({ repository, gate, say }: Props) {
  const admin = useAdmin()
  const { ask, isBusy, problem } = useAsking()
  const { stage, confirmed, rejected, enoughAnswers } = gate
  const isLinking = stage === 'linking'
  const set = async (linksAtOnce: boolean) => {
    const own = repository.settings?.find(({ settingsId }) => settingsId === 'auto-link')
    const settings = { ...readSettings('auto-link', own?.settings), linksAtOnce }
    const seen = own?.changedAt === undefined ? {} : { seenChangedAt: own.changedAt }
    const request = { repositoryId: repository.id, settingsId: 'auto-link' as const, settings, ...seen }
    if (await ask('set-rule-settings', request)) say(words.saved(linksAtOnce, repository.name))
  }
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Heading as="h4" size="xxsmall">
          {words.title(gate)}
        </Heading>
        <Lozenge appearance={looks[stage]}>{words.stage[stage]}</Lozenge>
      </Inline>
      <Text size="small">{words.evidence(gate)}</Text>
      {isLinking ? null : (
        <Stack space="space.050">
          <Subtle>{words.progress(gate)}</Subtle>
          <ProgressBar
            ariaLabel={words.progress(gate)}
            value={Math.min(1, (confirmed + rejected) / enoughAnswers)}
          />
        </Stack>
      )}
      <Trouble problem={problem} title={admin.words.notSaved} />
      <Inline>
        <Button
          spacing="compact"
          isDisabled={isBusy || stage === 'learning'}
          onClick={() => void set(!isLinking)}
        >
          {isLinking ? words.suggestFirst : words.linkAtOnce}
        </Button>
      </Inline>
    </Stack>
  )
}

const looks: Readonly<Record<LinkGate['stage'], NonNullable<LozengeProps['appearance']>>> = {
  learning: 'new',
  ready: 'success',
  linking: 'inprogress',
}
