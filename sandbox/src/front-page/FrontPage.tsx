/** @jsxImportSource hono/jsx */
import { adminPath } from '../issue-page/AdminPage'
import { Document, type Theme } from '../issue-page/Document'
import { OpenDashboard } from '../own-companion/DashboardPage'

export interface FrontPageProps {
  readonly theme: Theme
  readonly gitHostUrl: string
  readonly issueKey: string
}

/** The first page a visitor sees. */
export function FrontPage({ theme, gitHostUrl, issueKey }: FrontPageProps) {
  return (
    <Document title="Sandbox" theme={theme} gitHostUrl={gitHostUrl}>
      <main id="main" class="front">
        <img src="/assets/throughline.svg" width="48" height="48" alt="" />
        <h1>Throughline, without any account</h1>
        <p class="subtle">
          A Jira issue and a git host on this machine. Open a pull request, merge it, and watch the issue
          follow.
        </p>
        <div class="cards">
          <section class="card" aria-labelledby="issue-card">
            <h2 id="issue-card">The issue</h2>
            <p class="subtle">{issueKey} with the real panel, and a story to play step by step.</p>
            <a class="btn primary" href={`/browse/${issueKey}`}>
              Open the issue
            </a>
          </section>
          <section class="card" aria-labelledby="host-card">
            <h2 id="host-card">The git host</h2>
            <p class="subtle">Its repositories, their pull requests, and every webhook it has sent.</p>
            <a class="btn" href={gitHostUrl}>
              Open the git host
            </a>
          </section>
          <section class="card" aria-labelledby="dashboard-card">
            <h2 id="dashboard-card">The dashboard</h2>
            <p class="subtle">
              A companion of your own. Connect Jira and the git host in it, with{' '}
              <a href="/sandbox/dashboard">values to try</a>.
            </p>
            <OpenDashboard />
          </section>
        </div>
        <p class="subtle">
          In Jira’s settings the app has a page of its own: <a href={adminPath}>open it as an admin</a>.
        </p>
        <p class="subtle">What is fake here: Jira and the git host. What is real: everything else.</p>
      </main>
    </Document>
  )
}
