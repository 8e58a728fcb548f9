/** @jsxImportSource hono/jsx */
import {
  beginSignIn,
  chooseSite,
  finishSignIn,
  type SignedIn,
  type SignInTools,
} from '../../../connections/oauth/sign-in'
import { Failure } from '../../../failure'
import { hashOf } from '../../../sessions/secret'
import type { DashboardTools } from '../dashboard-tools'
import { fragment, type PageContext } from '../page'
import type { Pages } from '../pages'
import { runAction } from '../run-action'
import { sessionCookie } from '../session-cookie'
import { ChooseSite } from './ChooseSite'
import { connectMessages } from './connect-messages'
import { jiraTarget } from './connect-target'
import { sentText } from './form-values'
import { goOn } from './go-on'
import { answerPath } from './oauth-callback'
import { isSettled } from './SavedWithWarning'
import { OAuthParts } from './SignInTab'
import { closeHref, connectedHref, pollHrefOf, showInDialog, showOAuth } from './show-oauth'

const words = connectMessages.oauth
const home = '/settings/integrations/jira'

/** Signing in at Atlassian: out by a form, back by the callback's page, one site of several, and the checks. */
export const oauthPages = (pages: Pages, tools: DashboardTools): void => {
  const cookie = sessionCookie(tools.entrance)

  /** Runs a step for who is signed in; what goes wrong is shown in the tab. */
  const step =
    (run: (context: PageContext, sign: SignInTools, signing: Signing) => Promise<Response>) =>
    async (context: PageContext): Promise<Response> => {
      const { oauth } = tools.access
      if (!oauth) return showOAuth(context, tools, {})
      const actor = { face: 'dashboard', name: context.get('visit').session.name } as const
      const browser = hashOf(cookie.read(context) ?? '')
      try {
        return await run(context, { ...tools, oauth }, { tenantId: tools.tenantId, actor, browser })
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        return showOAuth(context, tools, { sentence: error.message })
      }
    }

  pages.post(
    `${home}/oauth/begin`,
    'admin',
    step(async (context, sign, signing) => {
      const href = await beginSignIn(sign, signing)
      return goOn(context, tools, { title: words.leaving, text: words.leavingText, link: words.goOn, href })
    }),
  )

  pages.get(
    answerPath,
    'admin',
    step(async (context, sign, signing) => {
      const { state = '', code, error } = context.req.query()
      const signedIn = await finishSignIn(sign, signing, { state, code, error })
      return showSignedIn(context, tools, signedIn, state)
    }),
  )

  pages.post(
    `${home}/oauth/site`,
    'admin',
    step(async (context, sign, signing) => {
      const { state = '', site: cloudId = '' } = await sentText(context)
      return showSignedIn(context, tools, await chooseSite(sign, signing, { state, cloudId }), state)
    }),
  )

  /** A part alone: the checks as they are now. */
  pages.get(`${home}/oauth/checks/:run`, 'admin', async (context) => {
    const runId = context.req.param('run')
    const outcome = await runAction(tools, context, 'read-checks', { runId })
    const run = outcome.isDone ? outcome.answer : undefined
    if (run?.state === 'running')
      return fragment(context, <OAuthParts target={jiraTarget} run={run} pollHref={pollHrefOf(run)} />)
    context.header('hx-redirect', run && isSettled(run) ? connectedHref : runHref(runId ?? ''))
    return run
      ? fragment(context, <OAuthParts target={jiraTarget} run={run} />)
      : fragment(context, <div id="checks" />)
  })
}

type Signing = Parameters<typeof finishSignIn>[1]

const runHref = (runId: string) => `${home}/connect?tab=oauth&run=${encodeURIComponent(runId)}`

const showSignedIn = (
  context: PageContext,
  tools: DashboardTools,
  signedIn: SignedIn,
  state: string,
): Response | Promise<Response> => {
  if (signedIn.kind === 'problem') return showOAuth(context, tools, { problem: signedIn.problem })
  if (signedIn.kind === 'checking') return context.redirect(runHref(signedIn.run.runId), 303)
  return showInDialog(
    context,
    tools,
    <ChooseSite state={state} sites={signedIn.sites} closeHref={closeHref} />,
  )
}
