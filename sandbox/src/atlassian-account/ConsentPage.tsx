/** @jsxImportSource hono/jsx */
import { Document, type Theme } from '../issue-page/Document'
import type { AccountSite } from './oauth-client'

export interface ConsentPageProps {
  readonly theme: Theme
  readonly gitHostUrl: string
  readonly person: string
  readonly scopes: readonly string[]
  readonly sites: readonly AccountSite[]
  /** Where the answer is sent, with everything that was asked. */
  readonly action: string
}

/** What Atlassian shows to somebody whom an app has sent: what it asks for, on which sites, yes or no. */
export function ConsentPage({ theme, gitHostUrl, person, scopes, sites, action }: ConsentPageProps) {
  return (
    <Document title="Allow access" theme={theme} gitHostUrl={gitHostUrl}>
      <main id="main" class="front">
        <h1>Throughline asks for access to your Atlassian account</h1>
        <p class="subtle">Here Atlassian would ask. You are signed in as {person}.</p>
        <form class="consent" method="post" action={action}>
          <section class="card" aria-labelledby="scopes">
            <h2 id="scopes">It wants to</h2>
            <ul>
              {scopes.map((scope) => (
                <li key={scope}>
                  {words[scope] ?? scope} <code>{scope}</code>
                </li>
              ))}
            </ul>
          </section>
          <fieldset class="card faults">
            <legend>On these sites</legend>
            {sites.map(({ cloudId, name, url }, at) => (
              <label key={cloudId}>
                <input type="checkbox" name="site" value={cloudId} checked={at === 0} />
                <span>
                  {name} <span class="subtle">{url.replace(/^https?:\/\//, '')}</span>
                </span>
              </label>
            ))}
            <p class="small subtle">
              Choose several, and Throughline asks which one it uses. Choose none to see what an account
              without a Jira site meets.
            </p>
          </fieldset>
          <p>
            <button type="submit" class="btn primary" name="answer" value="allow">
              Accept
            </button>{' '}
            <button type="submit" class="btn" name="answer" value="deny">
              Cancel
            </button>
          </p>
        </form>
      </main>
    </Document>
  )
}

const words: Readonly<Record<string, string>> = {
  'read:jira-work': 'View Jira issue data',
  'read:jira-user': 'View user profiles',
  'write:jira-work': 'Create and manage issues',
  'manage:jira-webhook': 'Manage Jira webhooks',
  offline_access: 'Use this while you are away',
}
