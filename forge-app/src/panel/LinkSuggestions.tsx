import { Stack } from '@forge/react'
import type { PanelLinkSuggestion } from '@throughline/shared/panel'
import { LinkSuggestion } from './LinkSuggestion'
import { MaybeRelated } from './MaybeRelated'

interface Props {
  readonly suggestions: readonly PanelLinkSuggestion[]
  readonly issueKey: string
  readonly now: Date
}

/** Pull requests that may belong to the issue: one at a time asks, the others wait below it. */
export function LinkSuggestions({ suggestions, issueKey, now }: Props) {
  if (suggestions.length === 0) return null
  const asks = suggestions.find(({ isQuestion }) => isQuestion)
  return (
    <Stack space="space.150">
      {asks ? (
        <LinkSuggestion key={asks.pullRequestId} suggestion={asks} issueKey={issueKey} now={now} />
      ) : null}
      <MaybeRelated suggestions={suggestions.filter((one) => one !== asks)} />
    </Stack>
  )
}
