/** @jsxImportSource hono/jsx */
import type { CheckRun } from '@throughline/shared/connection-check'
import { daysUntil } from '@throughline/shared/expiry-words'
import { LinkButton } from '../components/Button'
import { longDate } from '../components/relative-time'
import { SectionMessage } from '../components/SectionMessage'
import type { DashboardTools } from '../dashboard-tools'
import { nothingHere, tell } from '../failure-answer'
import { asksForFragment, fragment, type PageContext, page } from '../page'
import type { Pages } from '../pages'
import { type Outcome, runAction } from '../run-action'
import { Checks } from './Checks'
import { ConfigureHead, configureProps } from './ConfigureHead'
import { accessOf } from './card-words'
import { configureMessages } from './configure-messages'
import { connectMessages } from './connect-messages'
import { type FormValues, keptForm, noValues, sentText } from './form-values'
import { configureHref } from './IntegrationsContent'
import { overviewMessages } from './overview-messages'
import { isSettled, SavedWithWarning } from './SavedWithWarning'
import { type FieldName, TokenForm, TokenFormParts } from './TokenForm'
import { createWithCard, hostOf, jiraOf, type ShownCard } from './with-card'

const words = configureMessages.token

/** The token of a connection: how long it lasts, and another one in its place once every check has passed. */
export const tokenPages = (pages: Pages, tools: DashboardTools): void => {
  const withCard = createWithCard(tools)
  const kept = keptForm(tools.entrance)

  const withToken = (show: (context: PageContext, shown: ShownCard) => Promise<Response>) => {
    return (context: PageContext, shown: ShownCard) =>
      shown.card.mode === 'forge' || shown.card.mode === 'oauth'
        ? tell(context, tools, nothingHere)
        : show(context, shown)
  }

  const showTab = withToken(async (context, shown) => {
    const values = kept.find(context) ?? firstValues(shown)
    const runId = context.req.query('run')
    if (runId === undefined) return showToken(context, { shown, values: firstValues(shown) })
    const outcome = await runAction(tools, context, 'read-checks', { runId })
    if (!outcome.isDone)
      return showToken(context, { shown, values, sentence: connectMessages.checksGone.text })
    const run = outcome.answer
    if (run.state === 'saved') kept.forget(context)
    return isSettled(run)
      ? context.redirect(replacedHref(shown), 303)
      : showToken(context, { shown, values, run })
  })

  const replace = withToken(async (context, shown) => {
    const { url = '', email = '', expiresOn = '', token = '' } = await sentText(context)
    const values = { url, email, expiresOn }
    const outcome = await startChecks(tools, context, shown, { ...values, token })
    if (asksForFragment(context)) return answerScript(context, shown, outcome)
    if (!outcome.isDone) return showToken(context, { shown, values, sentence: outcome.sentence }, 422)
    kept.keep(context, values)
    return context.redirect(`${tokenHref(shown)}?run=${outcome.answer.runId}`, 303)
  })

  /** A part alone: the checks as they are now. */
  const poll = withToken(async (context, shown) => {
    const runId = context.req.param('run')
    const outcome = await runAction(tools, context, 'read-checks', { runId })
    return answerScript(context, shown, outcome)
  })

  for (const [path, find] of [
    ['/settings/integrations/jira/token', jiraOf],
    ['/settings/integrations/hosts/:id/token', hostOf],
  ] as const) {
    pages.get(path, 'admin', withCard(find, showTab))
    pages.post(path, 'admin', withCard(find, replace))
    pages.get(`${path}/checks/:run`, 'admin', withCard(find, poll))
  }
}

type Started = Outcome<'replace-jira-token'> | Outcome<'replace-git-host-token'> | Outcome<'read-checks'>

const startChecks = (
  tools: DashboardTools,
  context: PageContext,
  { card: { host, connectionId } }: ShownCard,
  { url, email, expiresOn, token }: FormValues & { readonly token: string },
): Promise<Started> =>
  host === 'jira'
    ? runAction(tools, context, 'replace-jira-token', { connectionId, url, email, expiresOn, token })
    : runAction(tools, context, 'replace-git-host-token', { connectionId, expiresOn, token })

/** The parts that change; once all is saved, the way back to the overview. */
const answerScript = (context: PageContext, shown: ShownCard, outcome: Started) => {
  const { target } = shown
  const run = outcome.isDone ? outcome.answer : undefined
  const sentence = outcome.isDone ? undefined : outcome.sentence
  if (run && isSettled(run)) {
    context.header('hx-redirect', replacedHref(shown))
    return fragment(context, <Checks run={run} target={target} pollHref="" />)
  }
  if (run?.state === 'saved')
    return fragment(context, <SavedWithWarning target={target} run={run} doneHref={replacedHref(shown)} />)
  const pollHref = run ? pollHrefOf(shown, run) : ''
  return fragment(
    context,
    <TokenFormParts target={target} run={run} sentence={sentence} pollHref={pollHref} />,
  )
}

const tokenHref = ({ card }: ShownCard) => `${configureHref(card)}/token`
const pollHrefOf = (shown: ShownCard, { runId }: CheckRun) => `${tokenHref(shown)}/checks/${runId}`
const replacedHref = ({ card }: ShownCard) => `${configureHref(card)}?replaced=yes`

/** The address is known; whose token it is has to be typed again, and the token itself always. */
const firstValues = ({ card: { host, baseUrl } }: ShownCard): FormValues =>
  host === 'jira' ? { ...noValues, url: baseUrl } : noValues

const fieldsOf = ({ card: { host, deployment } }: ShownCard): readonly FieldName[] => {
  if (host !== 'jira') return ['expiresOn', 'token']
  return deployment === 'data-center' ? ['url', 'expiresOn', 'token'] : ['url', 'email', 'expiresOn', 'token']
}

interface TokenPage {
  readonly shown: ShownCard
  readonly values: FormValues
  readonly run?: CheckRun | undefined
  readonly sentence?: string | undefined
}

const showToken = (
  context: PageContext,
  { shown, values, run, sentence }: TokenPage,
  status: 200 | 422 = 200,
) =>
  page(
    context,
    {
      ...configureProps({ shown, tab: 'token' }),
      header: <ConfigureHead shown={shown} tab="token" />,
      refreshSeconds: run?.state === 'running' ? 1 : undefined,
      status,
    },
    <div class="stack wide-gap below">
      <Countdown shown={shown} />
      <div class="card panel">
        <h2 class="h3">{words.replace}</h2>
        <p class="small subtle">{words.staysInUse}</p>
        {run?.state === 'saved' ? (
          <SavedWithWarning target={shown.target} run={run} doneHref={replacedHref(shown)} />
        ) : (
          <TokenForm
            target={shown.target}
            action={tokenHref(shown)}
            fields={fieldsOf(shown)}
            values={values}
            run={run}
            sentence={sentence}
            pollHref={run ? pollHrefOf(shown, run) : ''}
            cancelHref={configureHref(shown.card)}
          />
        )}
      </div>
    </div>,
  )

/** How long the present token lasts. */
function Countdown({ shown: { card, now } }: { readonly shown: ShownCard }) {
  const { tokenExpiresAt } = card
  return (
    <div class="card stack mid-gap">
      <h2 class="h3">{words.present}</h2>
      <dl class="facts full">
        <dt>{overviewMessages.facts.access}</dt>
        <dd>{accessOf(card)}</dd>
        <dt>{overviewMessages.facts.ends}</dt>
        <dd>
          {tokenExpiresAt
            ? words.endsIn(longDate(tokenExpiresAt), daysUntil(tokenExpiresAt, now))
            : words.endless}
        </dd>
      </dl>
    </div>
  )
}

/** Said on the overview once a token was replaced. */
export function JustReplaced({ shown: { card, target } }: { readonly shown: ShownCard }) {
  return (
    <SectionMessage kind="ok" title={words.replaced(target.name)} role="status">
      {card.host === 'jira' ? null : (
        <LinkButton href={`${configureHref(card)}/webhooks`}>{words.seeWebhooks}</LinkButton>
      )}
    </SectionMessage>
  )
}
