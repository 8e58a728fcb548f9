/** @jsxImportSource hono/jsx */
import { Document, type Theme } from '../issue-page/Document'
import type { ValuesToTry } from './values-to-try'

export interface DashboardPageProps {
  readonly theme: Theme
  readonly gitHostUrl: string
  readonly values: readonly ValuesToTry[]
  /** Why the dashboard cannot be opened; undefined when it can. */
  readonly problem: string | undefined
}

/** Leads into the dashboard, and lists what can be connected in it. */
export function DashboardPage({ theme, gitHostUrl, values, problem }: DashboardPageProps) {
  return (
    <Document title="Dashboard" theme={theme} gitHostUrl={gitHostUrl}>
      <main id="main" class="front">
        <h1>The dashboard</h1>
        <p class="subtle">
          A second Throughline runs here, as a customer runs one on their own server. Nothing is connected
          yet: open it beside this page and connect Jira and the git host with the values below.
        </p>
        {problem !== undefined && <p role="alert">{problem}</p>}
        <OpenDashboard opensBeside />
        <h2>Values to try</h2>
        <div class="cards wide">
          {values.map(({ id, heading, words, values: lines }) => (
            <section class="card" aria-labelledby={id} key={id}>
              <h3 id={id}>{heading}</h3>
              <p class="small subtle">{words}</p>
              <dl class="values">
                {lines.map(({ label, value }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>
                      <code>{value}</code>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <p class="subtle">
          Jira Cloud can be connected by OAuth, too: choose that tab, and allow it as Olu.{' '}
          <a href="/sandbox/account">Connected apps</a> takes it back.
        </p>
        <p class="subtle">
          Something should go wrong? <a href="/sandbox/faults">Faults</a> lets it.
        </p>
      </main>
    </Document>
  )
}

/** Makes a sign-in link when it is pressed, and leads through it. */
export function OpenDashboard({ opensBeside = false }: { readonly opensBeside?: boolean }) {
  return (
    <form method="post" action="/sandbox/dashboard/open" target={opensBeside ? '_blank' : undefined}>
      <button type="submit" class={opensBeside ? 'btn primary' : 'btn'}>
        Open the dashboard
      </button>
    </form>
  )
}
