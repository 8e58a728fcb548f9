import { Box, Icon, type IconProps, Inline, Spinner, Stack, Text } from '@forge/react'
import type { Check, CheckRun, CheckState } from '@throughline/shared/connection-check'
import { announcement, type ConnectionKind, checkLine } from '@throughline/shared/connection-words'
import { Subtle } from '../Subtle'

interface Props {
  readonly run: CheckRun
  /** What is being connected, as people call it. */
  readonly name: string
  readonly kind: ConnectionKind
}

/** The checks of a connection as they pass. A screen reader hears one line, never the list. */
export function CheckList({ run, name, kind }: Props) {
  return (
    <Stack space="space.100">
      {run.checks.map((check) => (
        <CheckRow key={check.id} check={check} kind={kind} />
      ))}
      <Box role="status">
        <Subtle>{announcement(run, name, kind)}</Subtle>
      </Box>
    </Stack>
  )
}

function CheckRow({ check, kind }: { readonly check: Check; readonly kind: ConnectionKind }) {
  const { text, right } = checkLine(check, kind)
  return (
    <Inline space="space.100" alignBlock="center" spread="space-between">
      <Inline space="space.100" alignBlock="center">
        <CheckIcon state={check.state} />
        <Text {...(check.state === 'waiting' ? { color: 'color.text.subtle' } : {})}>{text}</Text>
      </Inline>
      {right === undefined ? null : <Subtle>{right}</Subtle>}
    </Inline>
  )
}

function CheckIcon({ state }: { readonly state: CheckState }) {
  if (state === 'running') return <Spinner size="small" label={labels.running} />
  return <Icon {...looks[state]} label={labels[state]} />
}

const labels: Readonly<Record<CheckState, string>> = {
  waiting: 'Waiting',
  running: 'Running',
  passed: 'Passed',
  warned: 'Warning',
  failed: 'Failed',
}

const looks: Readonly<Record<Exclude<CheckState, 'running'>, Pick<IconProps, 'glyph' | 'color'>>> = {
  waiting: { glyph: 'clock', color: 'color.icon.subtle' },
  passed: { glyph: 'status-success', color: 'color.icon.success' },
  warned: { glyph: 'status-warning', color: 'color.icon.warning' },
  failed: { glyph: 'status-error', color: 'color.icon.danger' },
}
