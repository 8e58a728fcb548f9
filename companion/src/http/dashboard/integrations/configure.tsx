/** @jsxImportSource hono/jsx */
import type { CheckRun } from '@throughline/shared/connection-check'
import { announcement } from '@throughline/shared/connection-words'
import type { ConnectionCard } from '../../../connections/cards'
import { SubmitButton } from '../components/Button'
import { Icon } from '../components/Icon'
import { SectionMessage } from '../components/SectionMessage'
import type { DashboardTools } from '../dashboard-tools'
import { messages } from '../messages'
import { asksForFragment, fragment, type PageContext, page } from '../page'
import type { Pages } from '../pages'
import { runAction } from '../run-action'
import { Checks, noChecks, SayOfChecks } from './Checks'
import { ConfigureHead, configureProps } from './ConfigureHead'
import { noticeOf } from './card-words'
import { configureMessages } from './configure-messages'
import type { ConnectTarget } from './connect-target'
import { DisconnectCard, SeePairing } from './DisconnectCard'
import { FactsCard } from './FactsCard'
import { sentText } from './form-values'
import { configureHref } from './IntegrationsContent'
import { PermissionsCard } from './PermissionsCard'
import { JustReplaced } from './token'
import { anyOf, createWithCard, hostOf, jiraOf, type ShownCard } from './with-card'

const words = configureMessages
const home = '/settings/integrations'

/** Configure: how a connection is, what its account may do, its checks once more, and the way to end it. */
export const configurePages = (pages: Pages, tools: DashboardTools): void => {
  const withCard = createWithCard(tools)

  const overview = async (context: PageContext, shown: Shown) => {
    const runId = context.req.query('run')
    const outcome =
      runId === undefined ? undefined : await runAction(tools, context, 'read-checks', { runId })
    return showOverview(context, { ...shown, run: outcome?.isDone ? outcome.answer : undefined })
  }
  pages.get(`${home}/jira`, 'admin', withCard(jiraOf, overview))
  pages.get(`${home}/hosts/:id`, 'admin', withCard(hostOf, overview))

  pages.post(
    `${home}/connections/:id/check`,
    'admin',
    withCard(anyOf, async (context, shown) => {
      const { connectionId } = shown.card
      const outcome = await runAction(tools, context, 'check-again', { connectionId })
      if (!outcome.isDone) return showOverview(context, { ...shown, sentence: outcome.sentence }, 422)
      const run = outcome.answer
      if (!asksForFragment(context))
        return context.redirect(`${configureHref(shown.card)}?run=${run.runId}`, 303)
      return fragment(context, <CheckedAgain target={shown.target} run={run} id={connectionId} />)
    }),
  )

  pages.get(
    `${home}/connections/:id/checks/:run`,
    'admin',
    withCard(anyOf, async (context, { card, target }) => {
      const runId = context.req.param('run')
      const outcome = await runAction(tools, context, 'read-checks', { runId })
      if (!outcome.isDone) return fragment(context, noChecks)
      return fragment(context, <CheckedAgain target={target} run={outcome.answer} id={card.connectionId} />)
    }),
  )

  pages.post(
    `${home}/connections/:id/disconnect`,
    'admin',
    withCard(anyOf, async (context, shown) => {
      const { card, target } = shown
      const { confirm = '' } = await sentText(context)
      if (confirm.trim().toLowerCase() !== card.place.toLowerCase())
        return showOverview(context, { ...shown, isWrong: true }, 422)
      const outcome = await runAction(tools, context, 'disconnect', { connectionId: card.connectionId })
      if (!outcome.isDone) return showOverview(context, { ...shown, sentence: outcome.sentence }, 422)
      return context.redirect(`${home}?disconnected=${target.id}&left=${outcome.answer.webhooksLeft}`, 303)
    }),
  )
}

const pollHrefOf = (id: string, { runId }: CheckRun) => `${home}/connections/${id}/checks/${runId}`

interface Shown extends ShownCard {
  readonly run?: CheckRun | undefined
  /** Why what was asked for was not done. */
  readonly sentence?: string
  /** The confirmation was not the connection's name. */
  readonly isWrong?: boolean
}

const showOverview = (context: PageContext, shown: Shown, status: 200 | 422 = 200) => {
  const { card, target, now, run, sentence, isWrong } = shown
  return page(
    context,
    {
      ...configureProps({ shown, tab: 'overview' }),
      header: (
        <ConfigureHead shown={shown} tab="overview">
          <CheckAgain card={card} />
        </ConfigureHead>
      ),
      said: run && announcement(run, target.name, target.kind),
      refreshSeconds: run?.state === 'running' ? 1 : undefined,
      status,
    },
    <div class="rules">
      <div class="stack wide-gap">
        {sentence !== undefined && (
          <SectionMessage kind="bad" title={messages.notDone} text={sentence} role="alert" />
        )}
        {context.req.query('replaced') !== undefined && <JustReplaced shown={shown} />}
        {!isInFrame(context, card) && <Notice card={card} now={now} />}
        {run ? <Checks run={run} target={target} pollHref={pollHrefOf(card.connectionId, run)} /> : noChecks}
        <FactsCard card={card} now={now} />
        {card.host === 'jira' && <PermissionsCard permissions={card.permissions} />}
      </div>
      {card.mode === 'forge' ? <SeePairing /> : <DisconnectCard card={card} isWrong={isWrong ?? false} />}
    </div>,
  )
}

/** What the frame says above is not said twice. */
const isInFrame = (context: PageContext, card: ConnectionCard): boolean =>
  context.get('visit').facts.notice?.action.href.startsWith(`${configureHref(card)}/`) ?? false

function CheckAgain({ card }: Pick<Shown, 'card'>) {
  const action = `${home}/connections/${card.connectionId}/check`
  return (
    <form method="post" action={action} hx-post={action} hx-target="#checks" hx-swap="outerHTML">
      <SubmitButton id="check-again">
        <Icon name="again" /> {words.checkAgain}
      </SubmitButton>
    </form>
  )
}

function CheckedAgain({
  target,
  run,
  id,
}: {
  readonly target: ConnectTarget
  readonly run: CheckRun
  readonly id: string
}) {
  return (
    <>
      <Checks run={run} target={target} pollHref={pollHrefOf(id, run)} />
      <SayOfChecks run={run} target={target} />
    </>
  )
}

function Notice({ card, now }: Pick<Shown, 'card' | 'now'>) {
  const notice = noticeOf(card, now)
  return notice ? <SectionMessage kind={notice.kind} title={notice.title} text={notice.text} /> : null
}
