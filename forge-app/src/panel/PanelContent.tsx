import { Stack } from '@forge/react'
import type { PanelRepository } from '@throughline/shared/panel'
import { EmptyPanel } from './EmptyPanel'
import { FollowUps } from './follow-ups/FollowUps'
import type { AskAboutFollowUps } from './follow-ups/use-follow-up-ask'
import { LinkSuggestions } from './LinkSuggestions'
import { MergeSummaries } from './MergeSummaries'
import { MoveNotice } from './MoveNotice'
import { NotConnected } from './NotConnected'
import { PanelHead } from './PanelHead'
import { PanelLinks } from './panel-links'
import type { ShownPanel } from './panel-view'
import { RepositoryBox } from './RepositoryBox'
import { ReviewerSuggestions } from './ReviewerSuggestions'
import { type AskAboutLinks, type LinkAsking, useLinkAsking } from './use-link-asking'
import type { AskAboutReviewers } from './use-reviewer-ask'
import type { WriteAgain } from './use-write-again'
import { WriteAgain as WriteAgainButton } from './WriteAgain'

/** What a person may ask for on the panel. */
export interface Asks {
  readonly refresh: () => void
  readonly writeAgain: WriteAgain
  readonly askAboutReviewers: AskAboutReviewers
  readonly askAboutLinks: AskAboutLinks
  readonly askAboutFollowUps: AskAboutFollowUps
}

interface Shown extends Asks {
  readonly view: ShownPanel
}

/** A panel that there is: what may belong to the issue, what does, and what came of it. */
export function PanelContent(props: Shown) {
  const { view, refresh, askAboutLinks } = props
  const links = useLinkAsking({ askAboutLinks, panel: view.panel, refresh })
  return (
    <PanelLinks.Provider value={mayWrite(view) ? links : undefined}>
      <Content {...props} links={links} />
    </PanelLinks.Provider>
  )
}

function Content({ links, ...props }: Shown & { readonly links: LinkAsking }) {
  const { view, refresh } = props
  const { panel, now } = view
  const { issueKey } = panel
  if (panel.repositories.length === 0 && !panel.hasGitHost) return <NotConnected isAdmin={view.isAdmin} />
  const repositories = stillShown(panel.repositories, links)
  const suggestions = (panel.linkSuggestions ?? []).filter(
    ({ pullRequestId }) => !links.isAway('suggestion', pullRequestId),
  )
  const asking = <LinkSuggestions suggestions={suggestions} issueKey={issueKey} now={now} />
  if (repositories.length === 0)
    return (
      <Stack space="space.200">
        {asking}
        <EmptyPanel issueKey={issueKey} now={now} refresh={refresh} />
      </Stack>
    )
  return (
    <Stack space="space.200">
      <PanelHead
        repositories={repositories}
        issueKey={issueKey}
        now={now}
        isRefreshing={view.isAsked}
        refresh={refresh}
      />
      {panel.move ? <MoveNotice move={panel.move} issueKey={issueKey} now={now} /> : null}
      {asking}
      <Linked {...props} repositories={repositories} />
    </Stack>
  )
}

/** The pull requests, and what came of them. */
function Linked({
  view,
  repositories,
  refresh,
  writeAgain,
  askAboutReviewers,
  askAboutFollowUps,
}: Shown & { readonly repositories: readonly PanelRepository[] }) {
  const { panel, now } = view
  return (
    <>
      <Stack space="space.150">
        {repositories.map((repository) => (
          <RepositoryBox key={repository.id} repository={repository} issueKey={panel.issueKey} now={now} />
        ))}
      </Stack>
      <MergeSummaries view={view}>
        {mayWrite(view) ? (
          <WriteAgainButton writeAgain={writeAgain} issueKey={panel.issueKey} refresh={refresh} />
        ) : null}
      </MergeSummaries>
      <ReviewerSuggestions
        suggestions={panel.suggestions ?? []}
        askAboutReviewers={askAboutReviewers}
        mayAsk={mayWrite(view)}
        refresh={refresh}
      />
      <FollowUps
        followUps={panel.followUps}
        askAboutFollowUps={askAboutFollowUps}
        mayAsk={mayWrite(view)}
        refresh={refresh}
      />
    </>
  )
}

/** Without a licence nothing is written. */
const mayWrite = ({ mayEdit, panel }: ShownPanel) => mayEdit && panel.health?.hasLicenceEnded !== true

/** Without what somebody has unlinked a moment ago. */
const stillShown = (
  repositories: readonly PanelRepository[],
  links: LinkAsking,
): readonly PanelRepository[] =>
  repositories
    .map((repository) => ({
      ...repository,
      pullRequests: repository.pullRequests.filter(({ id }) => !links.isAway('row', id)),
    }))
    .filter(({ pullRequests }) => pullRequests.length > 0)
