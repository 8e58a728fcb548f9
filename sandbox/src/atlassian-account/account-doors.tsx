/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { themeOfRequest } from '../issue-page/view-of-request'
import { olu } from '../jira/people'
import { AccountPage } from './AccountPage'
import type { AtlassianAccount } from './atlassian-account'
import { ConsentPage } from './ConsentPage'

interface DoorOptions {
  readonly account: AtlassianAccount
  readonly gitHostUrl: string
}

/** `/authorize`: asks Olu, who is signed in at Atlassian here, and leads the browser back to the app. */
export const createConsentDoor = ({ account, gitHostUrl }: DoorOptions): Hono =>
  new Hono()
    .get('/', (c) => {
      const ask = account.readAsk(c.req.query())
      if (typeof ask === 'string') return c.text(ask, 400)
      return c.html(
        <ConsentPage
          theme={themeOfRequest(c)}
          gitHostUrl={gitHostUrl}
          person={olu.displayName}
          scopes={ask.scopes}
          sites={account.sites}
          action={`/authorize${new URL(c.req.url).search}`}
        />,
      )
    })
    .post('/', async (c) => {
      const ask = account.readAsk(c.req.query())
      if (typeof ask === 'string') return c.text(ask, 400)
      const { answer, site } = await c.req.parseBody({ all: true })
      if (answer !== 'allow') return c.redirect(account.deny(ask), 303)
      const cloudIds = [site ?? []].flat().filter((one) => typeof one === 'string')
      return c.redirect(account.allow(ask, { accountId: olu.accountId, cloudIds }), 303)
    })

/** `/sandbox/account`: where Olu takes consents back, and a visitor sets how long access tokens last. */
export const createAccountDoor = ({ account, gitHostUrl }: DoorOptions): Hono =>
  new Hono()
    .get('/', (c) => {
      const said = { removed: 'The access is removed.', saved: 'Saved.' }[c.req.query('said') ?? '']
      return c.html(
        <AccountPage theme={themeOfRequest(c)} gitHostUrl={gitHostUrl} account={account} said={said} />,
      )
    })
    .post('/remove', (c) => {
      account.takeBack()
      return c.redirect('/sandbox/account?said=removed', 303)
    })
    .post('/lasting', async (c) => {
      const { seconds } = await c.req.parseBody()
      const lasting = Math.round(Number(seconds))
      if (lasting >= 2 && lasting <= 3_600) account.accessTokenSeconds = lasting
      return c.redirect('/sandbox/account?said=saved', 303)
    })
