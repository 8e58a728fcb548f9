/** @jsxImportSource hono/jsx */
import { Document, type Theme } from '../issue-page/Document'
import type { AtlassianAccount } from './atlassian-account'

export interface AccountPageProps {
  readonly theme: Theme
  readonly gitHostUrl: string
  readonly account: AtlassianAccount
  /** What has just been done. */
  readonly said: string | undefined
}

/** What somebody's Atlassian account shows of connected apps, and how long access tokens last, to try renewals. */
export function AccountPage({ theme, gitHostUrl, account, said }: AccountPageProps) {
  const count = account.grants().filter(({ code }) => code === undefined).length
  return (
    <Document title="Connected apps" theme={theme} gitHostUrl={gitHostUrl}>
      <main id="main" class="front">
        <h1>Connected apps</h1>
        <p class="subtle">
          What Olu Adeyemi has allowed in the Atlassian account. Throughline renews its access by itself,
          until it is removed here.
        </p>
        {said !== undefined && <p role="status">{said}</p>}
        <div class="cards wide">
          <section class="card" aria-labelledby="access">
            <h2 id="access">Throughline</h2>
            <p>
              {count === 0 && 'Has no access.'}
              {count === 1 && 'Has access by one consent.'}
              {count > 1 && `Has access by ${count} consents.`}
            </p>
            {count > 0 && (
              <form method="post" action="/sandbox/account/remove">
                <button type="submit" class="btn">
                  Remove access
                </button>
              </form>
            )}
          </section>
          <section class="card" aria-labelledby="lasting">
            <h2 id="lasting">Access tokens</h2>
            <form method="post" action="/sandbox/account/lasting">
              <label for="seconds">Seconds that the next ones last</label>{' '}
              <input
                id="seconds"
                name="seconds"
                type="number"
                min="2"
                max="3600"
                value={String(account.accessTokenSeconds)}
              />{' '}
              <button type="submit" class="btn">
                Save
              </button>
            </form>
            <p class="small subtle">An hour at Atlassian. {renewals(account)}</p>
          </section>
        </div>
      </main>
    </Document>
  )
}

const renewals = ({ tokenRequests }: AtlassianAccount): string => {
  const count = tokenRequests.filter(({ kind, outcome }) => kind === 'refresh' && outcome === 'given').length
  return `Renewed ${count} ${count === 1 ? 'time' : 'times'} since the start.`
}
