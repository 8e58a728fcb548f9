/** @jsxImportSource hono/jsx */
import { Document } from './Document'
import { PageDataScript } from './PageDataScript'
import type { PageData } from './page-data'
import { ViewCard, type ViewCardProps } from './ViewCard'

/** Where Jira has the settings of an app. */
export const adminPath = '/jira/settings/apps/throughline'

export interface AdminPageProps {
  readonly view: ViewCardProps
  readonly data: PageData
  readonly gitHostUrl: string
}

/** Jira's settings, with the app's real admin page in it. */
export function AdminPage({ view, data, gitHostUrl }: AdminPageProps) {
  return (
    <Document
      title="Jira settings"
      theme={view.theme}
      gitHostUrl={gitHostUrl}
      scripts={['host.js', 'admin.js']}
    >
      <div class="issue">
        <main id="main">
          <nav aria-label="Breadcrumb">
            <ol class="crumbs">
              <li>Jira settings</li>
              <li aria-hidden="true">/</li>
              <li>Apps</li>
            </ol>
          </nav>
          <h1>Throughline</h1>
          <p id="panel-error" role="alert" hidden />
          <div id="panel" />
        </main>
        <aside class="side" aria-label="View">
          <ViewCard {...view} isWithoutWidth />
        </aside>
      </div>
      <div id="flags" role="status" />
      <PageDataScript data={data} />
    </Document>
  )
}
