import { Box, Button, Heading, Inline, Stack, Text, xcss } from '@forge/react'
import type { PanelSuggestion } from '@throughline/shared/panel'
import { Subtle } from '../Subtle'
import { PersonToTell } from './PersonToTell'
import { reviewerWords as words } from './reviewer-words'
import { SuggestedReviewer } from './SuggestedReviewer'
import { type Ask, type AskAboutReviewers, useReviewerAsk } from './use-reviewer-ask'

interface Props {
  readonly suggestions: readonly PanelSuggestion[]
  readonly askAboutReviewers: AskAboutReviewers
  readonly mayAsk: boolean
  readonly refresh: () => void
}

/** Who could review the open pull requests, and who should hear of them; nothing where nobody is known. */
export function ReviewerSuggestions({ suggestions, askAboutReviewers, mayAsk, refresh }: Props) {
  const { ask } = useReviewerAsk(askAboutReviewers, refresh)
  return (
    <Stack space="space.200">
      {suggestions.map((suggestion) => (
        <Box key={suggestion.pullRequestId} xcss={section}>
          <OfPullRequest suggestion={suggestion} ask={mayAsk ? ask : undefined} />
        </Box>
      ))}
    </Stack>
  )
}

interface One {
  readonly suggestion: PanelSuggestion
  readonly ask: Ask | undefined
}

function OfPullRequest({ suggestion, ask }: One) {
  const { pullRequestId, label, reviewers, toTell, note } = suggestion
  return (
    <Stack space="space.150">
      <Inline spread="space-between" alignBlock="center" shouldWrap space="space.100">
        <Heading as="h3" size="xsmall">
          {words.title(label)}
        </Heading>
        {ask ? (
          <Button
            appearance="subtle"
            spacing="compact"
            iconBefore="refresh"
            onClick={() => void ask({ action: 'suggest-reviewers', pullRequestId }, label)}
          >
            {words.again}
          </Button>
        ) : null}
      </Inline>
      {reviewers.map((reviewer) => (
        <SuggestedReviewer key={reviewer.login} {...{ pullRequestId, reviewer, ask }} />
      ))}
      {toTell.length > 0 ? (
        <Text size="small" weight="medium">
          {words.toTell}
        </Text>
      ) : null}
      {toTell.map((person) => (
        <PersonToTell key={person.accountId} {...{ pullRequestId, person, ask }} />
      ))}
      {note === undefined ? null : <Subtle>{note}</Subtle>}
    </Stack>
  )
}

const section = xcss({
  borderTopWidth: 'border.width',
  borderTopStyle: 'solid',
  borderTopColor: 'color.border',
  paddingTop: 'space.200',
})
