/** @jsxImportSource hono/jsx */
import type { CheckRun } from '@throughline/shared/connection-check'
import type { DashboardTools } from '../dashboard-tools'
import { nothingHere, tell } from '../failure-answer'
import { asksForFragment, fragment, type PageContext, page } from '../page'
import type { Pages } from '../pages'
import { type Outcome, runAction } from '../run-action'
import { Checks } from './Checks'
import { ConnectDialog } from './ConnectDialog'
import { connectMessages } from './connect-messages'
import { type ConnectTarget, findTarget } from './connect-target'
import { type FormValues, keptForm, noValues, sentText } from './form-values'
import { IntegrationsContent } from './IntegrationsContent'
import { readIntegrations } from './integrations-data'
import { overviewMessages } from './overview-messages'
import { isSettled, SavedWithWarning } from './SavedWithWarning'
import { showOAuthRun } from './show-oauth'
import { type FieldName, TokenForm, TokenFormParts } from './TokenForm'

const words = connectMessages
const home = '/settings/integrations'

/** The dialog that connects Jira or a git host: a page of its own, which a script shows over the integrations. */
export const connectPages = (pages: Pages, tools: DashboardTools): void => {
  const kept = keptForm(tools.entrance)

  const withTarget = (show: (context: PageContext, target: ConnectTarget) => Promise<Response>) => {
    return async (context: PageContext) => {
      const target = findTarget(context.req.param('target') ?? '')
      return target ? show(context, target) : tell(context, tools, nothingHere)
    }
  }

  pages.get(
    `${home}/:target/connect`,
    'admin',
    withTarget(async (context, target) => {
      const runId = context.req.query('run')
      if (target.kind === 'jira' && context.req.query('tab') === 'oauth')
        return showOAuthRun(context, tools, runId)
      const values = kept.find(context) ?? firstValues(target)
      if (runId === undefined) return showForm(context, tools, { target, values: firstValues(target) })
      const outcome = await runAction(tools, context, 'read-checks', { runId })
      if (!outcome.isDone)
        return showForm(context, tools, { target, values, sentence: words.checksGone.text })
      const run = outcome.answer
      if (run.state === 'saved') kept.forget(context)
      return isSettled(run)
        ? context.redirect(connectedHref(target), 303)
        : showForm(context, tools, { target, values, run })
    }),
  )

  pages.post(
    `${home}/:target/connect`,
    'admin',
    withTarget(async (context, target) => {
      const { url = '', email = '', expiresOn = '', token = '' } = await sentText(context)
      const values = { url, email, expiresOn }
      const outcome = await startChecks(tools, context, target, { ...values, token })
      if (asksForFragment(context)) return answerScript(context, { target, ...shownOf(outcome) })
      if (!outcome.isDone) {
        const { sentence } = outcome
        return showForm(context, tools, { target, values, sentence }, 422)
      }
      kept.keep(context, values)
      return context.redirect(`${home}/${target.id}/connect?tab=pat&run=${outcome.answer.runId}`, 303)
    }),
  )

  /** A part alone: the checks as they are now. */
  pages.get(
    `${home}/:target/checks/:run`,
    'admin',
    withTarget(async (context, target) => {
      const runId = context.req.param('run')
      const outcome = await runAction(tools, context, 'read-checks', { runId })
      const shown = outcome.isDone ? shownOf(outcome) : { run: undefined, sentence: words.checksGone.text }
      return answerScript(context, { target, ...shown })
    }),
  )
}

const shownOf = (outcome: Outcome<'connect-jira'> | Outcome<'connect-git-host'>) =>
  outcome.isDone
    ? { run: outcome.answer, sentence: undefined }
    : { run: undefined, sentence: outcome.sentence }

const startChecks = (
  tools: DashboardTools,
  context: PageContext,
  target: ConnectTarget,
  { email, ...sent }: FormValues & { readonly token: string },
): Promise<Outcome<'connect-jira'> | Outcome<'connect-git-host'>> =>
  target.id === 'jira'
    ? runAction(tools, context, 'connect-jira', { ...sent, email })
    : runAction(tools, context, 'connect-git-host', { ...sent, host: target.id })

interface ScriptAnswer {
  readonly target: ConnectTarget
  readonly run: CheckRun | undefined
  readonly sentence: string | undefined
}

/** The parts that change; once all is saved, the way to the card. What is saved with a warning stays to be read. */
const answerScript = (context: PageContext, { target, run, sentence }: ScriptAnswer) => {
  if (run && isSettled(run)) {
    context.header('hx-redirect', connectedHref(target))
    return fragment(context, <Checks run={run} target={target} pollHref="" />)
  }
  const pollHref = run ? pollHrefOf(target, run) : ''
  if (run?.state === 'saved')
    return fragment(context, <SavedWithWarning target={target} run={run} doneHref={connectedHref(target)} />)
  return fragment(
    context,
    <TokenFormParts target={target} run={run} sentence={sentence} pollHref={pollHref} />,
  )
}

const connectedHref = (target: ConnectTarget) => `${home}?connected=${target.id}#configure-${target.id}`

const pollHrefOf = (target: ConnectTarget, { runId }: CheckRun) => `${home}/${target.id}/checks/${runId}`

const firstValues = (target: ConnectTarget): FormValues =>
  target.id === 'jira' ? noValues : { ...noValues, url: words.hostFields.firstUrl[target.id] }

const fieldsOf = ({ kind }: ConnectTarget): readonly FieldName[] =>
  kind === 'jira' ? ['url', 'email', 'expiresOn', 'token'] : ['url', 'expiresOn', 'token']

interface Shown {
  readonly target: ConnectTarget
  readonly values: FormValues
  readonly run?: CheckRun | undefined
  readonly sentence?: string | undefined
}

const showForm = async (
  context: PageContext,
  tools: DashboardTools,
  { target, values, run, sentence }: Shown,
  status: 200 | 422 = 200,
) => {
  const props = await readIntegrations(tools, context)
  const closeHref = `${home}#connect-${target.id}`
  return page(
    context,
    {
      title: words.title(target.name),
      heading: overviewMessages.title,
      place: 'integrations',
      lead: overviewMessages.lead,
      refreshSeconds: run?.state === 'running' ? 1 : undefined,
      saysItself: true,
      status,
    },
    <>
      <ConnectDialog target={target} tab="pat" closeHref={closeHref}>
        {run?.state === 'saved' && (
          <div class="body stack wide-gap">
            <SavedWithWarning target={target} run={run} doneHref={connectedHref(target)} />
          </div>
        )}
        {run?.state !== 'saved' && (
          <TokenForm
            target={target}
            action={`${home}/${target.id}/connect`}
            fields={fieldsOf(target)}
            values={values}
            run={run}
            sentence={sentence}
            pollHref={run ? pollHrefOf(target, run) : ''}
            cancelHref={closeHref}
          />
        )}
      </ConnectDialog>
      <IntegrationsContent {...props} />
    </>,
  )
}
