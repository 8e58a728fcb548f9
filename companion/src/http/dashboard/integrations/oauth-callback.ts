import type { Hono } from 'hono'
import { declareAuth } from '../../declared-auth'
import type { DashboardTools } from '../dashboard-tools'
import { connectMessages } from './connect-messages'
import { goOn } from './go-on'

const words = connectMessages.oauth

/** Where an answer of Atlassian is taken, for somebody who is signed in here. */
export const answerPath = '/settings/integrations/jira/oauth'

/** Nothing longer is a code, a state or an error of Atlassian. */
const MOST_CHARACTERS = 4_000

/**
 * GET /oauth/jira/callback: here Atlassian leads the browser back. Who comes from another site brings no session, so
 * this door looks at nothing and changes nothing: it leads on to the page that does, with what was brought.
 */
export const oauthCallback = (app: Hono, tools: Pick<DashboardTools, 'assets'>): void => {
  app.get('/oauth/jira/callback', declareAuth('public'), (context) => {
    const brought = new URLSearchParams()
    for (const name of ['state', 'code', 'error']) {
      const value = context.req.query(name)
      if (value !== undefined && value.length <= MOST_CHARACTERS) brought.set(name, value)
    }
    const href = `${answerPath}?${brought}`
    return goOn(context, tools, { title: words.back, text: words.leavingText, link: words.goBack, href })
  })
}
