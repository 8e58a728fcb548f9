/** @jsxImportSource hono/jsx */
import { Document } from './Document'
import { PageDataScript } from './PageDataScript'
import type { PageData } from './page-data'
import { ViewCard, type ViewCardProps } from './ViewCard'

export interface SettingsPageProps {
  readonly view: ViewCardProps
  readonly data: PageData
  readonly gitHostUrl: string
}

interface Props extends SettingsPageProps {
  readonly title: string
  /** Where it lies in Jira's settings. */
  readonly crumbs: readonly string[]
  /** Of the app's page that is shown. */
  readonly script: string
}

/** A page of Jira's settings, with the app's real page in it. */
export function SettingsPage({ view, data, gitHostUrl, title, crumbs, script }: Props) {
  return (
    <Document title={title} theme={view.theme} gitHostUrl={gitHostUrl} scripts={['host.js', script]}>
      <div class="issue">
        <main id="main">
          <nav aria-label="Breadcrumb">
            <ol class="crumbs">
              {crumbs.map((crumb, index) => (
                <>
                  {index > 0 && <li aria-hidden="true">/</li>}
                  <li>{crumb}</li>
                </>
              ))}
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
