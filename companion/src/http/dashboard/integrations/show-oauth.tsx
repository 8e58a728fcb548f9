/** @jsxImportSource hono/jsx */
import type { CheckRun, Problem } from '@throughline/shared/connection-check'
import type { Child } from 'hono/jsx'
import { callbackOf } from '../../../connections/oauth/sign-in'
import type { DashboardTools } from '../dashboard-tools'
import { type PageContext, page } from '../page'
import { runAction } from '../run-action'
import { ConnectDialog } from './ConnectDialog'
import { connectMessages } from './connect-messages'
import { jiraTarget } from './connect-target'
import { IntegrationsContent } from './IntegrationsContent'
import { readIntegrations } from './integrations-data'
import { overviewMessages } from './overview-messages'
import { isSettled, SavedWithWarning } from './SavedWithWarning'
import { OAuthTab } from './SignInTab'

const home = '/settings/integrations'
export const closeHref = `${home}#connect-jira`
export const connectedHref = `${home}?connected=jira#configure-jira`
export const pollHrefOf = ({ runId }: CheckRun) => `${home}/jira/oauth/checks/${runId}`

interface Shown {
  readonly problem?: Problem | undefined
  readonly sentence?: string | undefined
  readonly run?: CheckRun | undefined
}

/** The tab of OAuth with the checks of this run, where one was begun; once all is saved, the way to the card. */
export const showOAuthRun = async (
  context: PageContext,
  tools: DashboardTools,
  runId: string | undefined,
): Promise<Response> => {
  if (runId === undefined) return showOAuth(context, tools, {})
  const outcome = await runAction(tools, context, 'read-checks', { runId })
  if (!outcome.isDone) return showOAuth(context, tools, { sentence: connectMessages.checksGone.text })
  const run = outcome.answer
  return isSettled(run) ? context.redirect(connectedHref, 303) : showOAuth(context, tools, { run })
}

/** The tab of OAuth. */
export const showOAuth = (
  context: PageContext,
  tools: DashboardTools,
  { problem, sentence, run }: Shown,
): Promise<Response> => {
  if (run?.state === 'saved')
    return showInDialog(
      context,
      tools,
      <div class="body stack wide-gap">
        <SavedWithWarning target={jiraTarget} run={run} doneHref={connectedHref} />
      </div>,
    )
  const tab = (
    <OAuthTab
      target={jiraTarget}
      callback={callbackOf(tools.address)}
      isSetUp={tools.access.oauth !== undefined}
      closeHref={closeHref}
      problem={problem}
      sentence={sentence}
      run={run}
      pollHref={run ? pollHrefOf(run) : ''}
    />
  )
  return showInDialog(context, tools, tab, run?.state === 'running' ? 1 : undefined)
}

/** Anything in the dialog that connects Jira, on the tab of OAuth. */
export const showInDialog = async (
  context: PageContext,
  tools: DashboardTools,
  children: Child,
  refreshSeconds?: number,
): Promise<Response> => {
  const props = await readIntegrations(tools, context)
  const { title, lead } = overviewMessages
  return page(
    context,
    {
      title: connectMessages.title(jiraTarget.name),
      heading: title,
      place: 'integrations',
      lead,
      refreshSeconds,
      saysItself: true,
    },
    <>
      <ConnectDialog target={jiraTarget} tab="oauth" closeHref={closeHref}>
        {children}
      </ConnectDialog>
      <IntegrationsContent {...props} />
    </>,
  )
}
