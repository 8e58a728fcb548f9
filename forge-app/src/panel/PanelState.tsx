import { EmptyState, SectionMessage, Stack, Text } from '@forge/react'
import { LoadingLine } from '../LoadingLine'
import { HealthNotices } from './HealthNotices'
import { MergeSummaries } from './MergeSummaries'
import { MoveNotice } from './MoveNotice'
import { NotConnected } from './NotConnected'
import { PanelHead } from './PanelHead'
import type { PanelView, ShownPanel } from './panel-view'
import { usePanelWords } from './panel-words'
import { ReadFailed } from './ReadFailed'
import { RepositoryBox } from './RepositoryBox'
import { ReviewerSuggestions } from './ReviewerSuggestions'
import { StaleNotice } from './StaleNotice'
import type { AskAboutReviewers } from './use-reviewer-ask'
import type { WriteAgain } from './use-write-again'
import { WriteAgain as WriteAgainButton } from './WriteAgain'

interface Shown<View> {
  readonly view: View
  readonly refresh: () => void
  readonly writeAgain: WriteAgain
  readonly askAboutReviewers: AskAboutReviewers
}

/** One of the panel's states. */
export function PanelState({ view, ...asking }: Shown<PanelView>) {
  const words = usePanelWords()
  switch (view.kind) {
    case 'loading':
      return <LoadingLine text={words.loading} />
    case 'not-allowed':
      return (
        <SectionMessage title={words.notAllowed.title}>
          <Text>{words.notAllowed.text}</Text>
        </SectionMessage>
      )
    case 'failed':
      return <ReadFailed failure={view.failure} isAsked={view.isAsked} tryAgain={asking.refresh} />
    case 'shown':
      return (
        <Stack space="space.200">
          <HealthNotices view={view} />
          {view.failure === undefined ? null : (
            <StaleNotice view={view} failure={view.failure} tryAgain={asking.refresh} />
          )}
          <Content view={view} {...asking} />
        </Stack>
      )
  }
}

function Content({ view, refresh, writeAgain, askAboutReviewers }: Shown<ShownPanel>) {
  const words = usePanelWords()
  const { panel, now } = view
  if (panel.repositories.length === 0 && !panel.hasGitHost) return <NotConnected isAdmin={view.isAdmin} />
  if (panel.repositories.length === 0) {
    return (
      <EmptyState
        header={words.empty.title}
        headingLevel={3}
        description={words.empty.text(panel.issueKey)}
      />
    )
  }
  return (
    <Stack space="space.200">
      <PanelHead repositories={panel.repositories} isRefreshing={view.isAsked} refresh={refresh} />
      {panel.move ? <MoveNotice move={panel.move} issueKey={panel.issueKey} now={now} /> : null}
      <Stack space="space.150">
        {panel.repositories.map((repository) => (
          <RepositoryBox key={repository.id} repository={repository} issueKey={panel.issueKey} now={now} />
        ))}
      </Stack>
      <MergeSummaries view={view}>
        {mayWriteAgain(view) ? (
          <WriteAgainButton writeAgain={writeAgain} issueKey={panel.issueKey} refresh={refresh} />
        ) : null}
      </MergeSummaries>
      <ReviewerSuggestions
        suggestions={panel.suggestions ?? []}
        askAboutReviewers={askAboutReviewers}
        mayAsk={mayWriteAgain(view)}
        refresh={refresh}
      />
    </Stack>
  )
}

/** Without a licence nothing is written. */
const mayWriteAgain = ({ mayEdit, panel }: ShownPanel) => mayEdit && panel.health?.hasLicenceEnded !== true
