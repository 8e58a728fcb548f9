/** @jsxImportSource hono/jsx */
import { StoryCard } from '../story/StoryCard'
import type { StoryState } from '../story/story'
import { Activity } from './Activity'
import { AdfDocument } from './adf'
import { Document } from './Document'
import type { IssueView } from './issue-view'
import { PageDataScript } from './PageDataScript'
import type { PageData } from './page-data'
import { ViewCard, type ViewCardProps } from './ViewCard'
import { WebLinks } from './WebLinks'

export interface IssuePageProps {
  readonly issue: IssueView
  readonly story: StoryState
  readonly view: ViewCardProps
  readonly data: PageData
  readonly gitHostUrl: string
  readonly now: Date
}

/** An issue as Jira shows it, with the app's real panel in it. */
export function IssuePage({ issue, story, view, data, gitHostUrl, now }: IssuePageProps) {
  return (
    <Document title={issue.key} theme={view.theme} gitHostUrl={gitHostUrl} scripts={['host.js', 'panel.js']}>
      <div class="issue">
        <main id="main">
          <Breadcrumb issue={issue} />
          <h1>{issue.summary}</h1>
          <div id="issue-status" data-live>
            <span class={`status ${issue.status.look}`}>
              <span class="visually-hidden">Status: </span>
              {issue.status.name}
            </span>
          </div>
          <h2>Description</h2>
          <div class="description">
            <AdfDocument document={issue.description} />
          </div>
          <section class="panel-box" aria-labelledby="panel-heading">
            <div class="row">
              <img src="/assets/throughline.svg" width="20" height="20" alt="" />
              <h2 id="panel-heading">Pull requests</h2>
            </div>
            <p id="panel-error" role="alert" hidden />
            <div id="panel" data-width={view.width} />
          </section>
          <WebLinks links={issue.links} />
          <Activity comments={issue.comments} now={now} />
        </main>
        <aside class="side" aria-label="Story and details">
          <StoryCard story={story} />
          <Details issue={issue} />
          <ViewCard {...view} />
        </aside>
      </div>
      <div id="flags" role="status" />
      <PageDataScript data={data} />
    </Document>
  )
}

function Breadcrumb({ issue }: { readonly issue: IssueView }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol class="crumbs">
        <li>
          <a href="/">Projects</a>
        </li>
        <li aria-hidden="true">/</li>
        <li>{issue.project.name}</li>
        <li aria-hidden="true">/</li>
        <li>
          <a href={`/browse/${issue.key}`} aria-current="page">
            {issue.key}
          </a>
        </li>
      </ol>
    </nav>
  )
}

function Details({ issue }: { readonly issue: IssueView }) {
  return (
    <section class="card details" aria-labelledby="details-heading">
      <h2 id="details-heading">Details</h2>
      <dl>
        <dt>Assignee</dt>
        <dd>{issue.assignee ?? 'Unassigned'}</dd>
        <dt>Reporter</dt>
        <dd>{issue.reporter}</dd>
        <dt>Watchers</dt>
        <dd>{issue.watchers.join(', ') || 'None'}</dd>
        <dt>Component</dt>
        <dd>{issue.components.join(', ') || 'None'}</dd>
      </dl>
    </section>
  )
}
