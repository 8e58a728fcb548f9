/** @jsxImportSource hono/jsx */
import type { Clock } from '@throughline/companion/clock'
import { type Context, Hono } from 'hono'
import { createAccountDoor, createConsentDoor } from '../atlassian-account/account-doors'
import type { AtlassianAccount } from '../atlassian-account/atlassian-account'
import { createFaultsDoor } from '../faults-page/faults-door'
import type { FaultyPlace } from '../faulty-places/faulty-places'
import type { ForgeRuntime } from '../forge-runtime/forge-runtime'
import { FrontPage } from '../front-page/FrontPage'
import type { FakeGitHost } from '../git-host/fake-git-host'
import type { FakeJira } from '../jira/fake-jira'
import { createDashboardDoor } from '../own-companion/dashboard-door'
import type { OwnCompanion } from '../own-companion/own-companion'
import { createStory } from '../story/story'
import { createStoryDoor } from '../story/story-door'
import { AdminPage, adminPath } from './AdminPage'
import { createAssetFiles } from './asset-files'
import { avatarSvg } from './avatar'
import { createCommentDoor } from './comment-door'
import { guard } from './guard'
import { headersFor } from './headers'
import { IssuePage } from './IssuePage'
import { createInvokeDoor } from './invoke-door'
import { issueEvents } from './issue-events'
import { issueViewOf, personViewOf } from './issue-view'
import { NotFoundPage } from './NotFoundPage'
import { PersonalPage } from './PersonalPage'
import type { PageData } from './page-data'
import { personalPath } from './personal-path'
import type { ViewCardProps } from './ViewCard'
import { adminViewOfRequest, themeOfRequest, viewOfRequest } from './view-of-request'

export interface SandboxSiteOptions {
  readonly jira: FakeJira
  readonly gitHost: FakeGitHost
  readonly forge: Pick<ForgeRuntime, 'invoke'>
  readonly account: AtlassianAccount
  /** What `buildAssets` has filled. */
  readonly assetsFolder: string
  /** Where a visitor's browser finds the git host. */
  readonly gitHostUrl: string
  readonly companionUrl: string
  readonly dashboard: Pick<OwnCompanion, 'url' | 'makeSignInLink' | 'startOver'>
  /** Empty until they are open. */
  readonly readPlaces: () => readonly FaultyPlace[]
  readonly clock: Clock
}

/** The issue the story is about. */
const storyIssueKey = 'SHOP-7'

/** The pages of the sandbox, with the doors their scripts knock at. Answers this machine only. */
export function createSandboxSite(options: SandboxSiteOptions): Hono {
  const { jira, gitHost, forge, gitHostUrl, companionUrl, dashboard, clock } = options
  const story = createStory(gitHost)
  const site = new Hono()
  const nothingHere = (c: Context) =>
    c.html(<NotFoundPage theme={themeOfRequest(c)} gitHostUrl={gitHostUrl} />, 404)
  site.use(guard(), headersFor({ pictures: [gitHostUrl, companionUrl], forms: [dashboard.url] }))
  site.route('/assets', createAssetFiles(options.assetsFolder))
  site.route('/sandbox/invoke', createInvokeDoor(jira, forge))
  site.route('/sandbox/story', createStoryDoor(story, jira, dashboard))
  site.route('/sandbox/comments', createCommentDoor(jira))
  site.route('/sandbox/faults', createFaultsDoor(options))
  site.route('/sandbox/dashboard', createDashboardDoor(options))
  site.route('/sandbox/account', createAccountDoor(options))
  site.route('/authorize', createConsentDoor(options))

  site.get('/', (c) =>
    c.html(<FrontPage theme={themeOfRequest(c)} gitHostUrl={gitHostUrl} issueKey={storyIssueKey} />),
  )

  site.get('/browse/:key', (c) => {
    const view = viewOfRequest(c, jira)
    const issue = jira.findIssue(c.req.param('key'))
    if (issue === undefined || !maySee(jira, view.person.accountId, issue.projectId)) return nothingHere(c)
    if (issue.key !== c.req.param('key')) return c.redirect(`/browse/${issue.key}`)
    const shown = issueViewOf(jira, issue, view.person.accountId)
    const data: PageData = {
      subject: {
        issue: { id: shown.id, key: shown.key },
        project: { id: shown.project.id, key: shown.project.key },
      },
      moduleKey: 'pr-panel',
      ...siteData(jira, view),
    }
    return c.html(
      <IssuePage
        issue={shown}
        story={story.state()}
        view={view}
        data={data}
        gitHostUrl={gitHostUrl}
        now={clock()}
      />,
    )
  })

  site.get(adminPath, (c) => {
    const view = adminViewOfRequest(c, jira)
    const data: PageData = { subject: undefined, moduleKey: 'admin', ...siteData(jira, view) }
    return c.html(<AdminPage view={view} data={data} gitHostUrl={gitHostUrl} />)
  })

  site.get(personalPath, (c) => {
    const view = viewOfRequest(c, jira)
    const data: PageData = { subject: undefined, moduleKey: 'personal', ...siteData(jira, view) }
    return c.html(<PersonalPage view={view} data={data} gitHostUrl={gitHostUrl} />)
  })

  site.get('/sandbox/issue/:key/events', (c) => {
    const issue = jira.findIssue(c.req.param('key'))
    return issue === undefined ? nothingHere(c) : issueEvents(c, jira, gitHost, issue.id)
  })

  site.get('/sandbox/avatars/:file{.+\\.svg}', (c) => {
    const accountId = c.req.param('file').slice(0, -'.svg'.length)
    const isApp = jira.people.some((person) => person.accountId === accountId && person.accountType === 'app')
    if (isApp) return c.redirect('/assets/throughline.svg')
    return c.body(avatarSvg(personViewOf(jira, accountId).displayName), 200, {
      'content-type': 'image/svg+xml',
    })
  })

  // Not `notFound`: that of a site mounted inside another one is never asked.
  site.all('*', nothingHere)
  return site
}

const siteData = (jira: FakeJira, { person, people }: ViewCardProps) => ({
  cloudId: jira.cloudId,
  siteUrl: jira.siteUrl,
  accountId: person.accountId,
  people: people.map(({ accountId, displayName }) => ({ accountId, displayName })),
})

function maySee(jira: FakeJira, accountId: string, projectId: string): boolean {
  const person = jira.people.find((candidate) => candidate.accountId === accountId)
  return person?.browses.includes(projectId) === true
}
