/** @jsxImportSource hono/jsx */
import type { CheckRun } from '@throughline/shared/connection-check'
import { announcement } from '@throughline/shared/connection-words'
import { permissionWords } from '@throughline/shared/permission-words'
import type { ConnectionCard } from '../../../connections/cards'
import { LinkButton, SubmitButton } from '../components/Button'
import { Field } from '../components/Field'
import { Icon } from '../components/Icon'
import { longDate } from '../components/relative-time'
import { SectionMessage } from '../components/SectionMessage'
import { Time } from '../components/Time'
import type { DashboardTools } from '../dashboard-tools'
import { messages } from '../messages'
import { asksForFragment, fragment, type PageContext, page } from '../page'
import type { Pages } from '../pages'
import { runAction } from '../run-action'
import { Checks, noChecks, SayOfChecks } from './Checks'
import { ConfigureHead, configureProps } from './ConfigureHead'
import { accessOf, connectedOf, noticeOf } from './card-words'
import { configureMessages } from './configure-messages'
import type { ConnectTarget } from './connect-target'
import { sentText } from './form-values'
import { configureHref } from './IntegrationsContent'
import { overviewMessages } from './overview-messages'
import { pairingHref } from './PairingParts'
import { words as pairing } from './pairing-words'
import { JustReplaced } from './token'
import { anyOf, createWithCard, hostOf, jiraOf, type ShownCard } from './with-card'

const words = configureMessages
const facts = overviewMessages.facts
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
        {card.host === 'jira' && <Permissions card={card} />}
      </div>
      {card.mode === 'forge' ? <SeePairing /> : <Disconnect card={card} isWrong={isWrong ?? false} />}
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

function FactsCard({ card, now }: Pick<Shown, 'card' | 'now'>) {
  const { lastOkAt, lastError, lastErrorAt, tokenExpiresAt } = card
  return (
    <div class="card stack mid-gap">
      <h2 class="h3">{words.connection}</h2>
      <dl class="facts full">
        <dt>{facts.account}</dt>
        <dd>{card.accountName ?? overviewMessages.unknown}</dd>
        <dt>{facts.access}</dt>
        <dd>{accessOf(card)}</dd>
        {tokenExpiresAt && (
          <>
            <dt>{facts.ends}</dt>
            <dd>{longDate(tokenExpiresAt)}</dd>
          </>
        )}
        <dt>{facts.connected}</dt>
        <dd>{connectedOf(card)}</dd>
        <dt>{facts.lastCall}</dt>
        <dd>{lastOkAt ? <Time at={lastOkAt} now={now} /> : overviewMessages.never}</dd>
        <dt>{facts.lastError}</dt>
        <dd>
          {lastErrorAt && <Time at={lastErrorAt} now={now} />}
          {lastError === undefined ? words.noError : words.errorAt(lastError)}
        </dd>
      </dl>
    </div>
  )
}

function Permissions({ card }: Pick<Shown, 'card'>) {
  const { permissions } = card
  return (
    <div class="card stack mid-gap">
      <h2 class="h3">{words.permissions}</h2>
      {permissions === undefined && <p class="subtle">{words.permissionsUnknown}</p>}
      {permissions && (
        <ul class="checks">
          {Object.entries(permissionWords)
            .filter(([name]) => name in permissions)
            .map(([name, { may, granted }]) => (
              <Permission may={may} granted={granted} isGranted={permissions[name] === true} />
            ))}
        </ul>
      )}
    </div>
  )
}

interface PermissionProps {
  readonly may: string
  readonly granted: string
  readonly isGranted: boolean
}

function Permission({ may, granted, isGranted }: PermissionProps) {
  return (
    <li>
      <span class={isGranted ? 'ic ok' : 'ic warn'}>
        <Icon name={isGranted ? 'done' : 'alert'} />
      </span>
      <div>
        {words.may(may)}
        <span class="visually-hidden">: {isGranted ? words.granted : words.notGranted}</span>
        {!isGranted && <p class="small subtle remedy">{words.mayNot(granted)}</p>}
      </div>
    </li>
  )
}

/** A Jira that its app has connected is let go where the app was let in. */
function SeePairing() {
  return (
    <aside class="card stack" aria-labelledby="pairing-heading">
      <h2 class="h3" id="pairing-heading">
        {pairing.paired.title}
      </h2>
      <p class="small subtle">{pairing.seeText}</p>
      <LinkButton href={pairingHref}>{pairing.see}</LinkButton>
    </aside>
  )
}

function Disconnect({ card, isWrong }: { readonly card: ConnectionCard; readonly isWrong: boolean }) {
  const { title, text, confirm, wrong } = words.disconnect
  return (
    <aside aria-labelledby="disconnect-heading">
      <form class="card stack" method="post" action={`${home}/connections/${card.connectionId}/disconnect`}>
        <h2 class="h3" id="disconnect-heading">
          {title}
        </h2>
        <p class="small subtle">{text}</p>
        <Field
          name="confirm"
          label={confirm(card.place)}
          error={isWrong ? wrong(card.place) : undefined}
          autocomplete="off"
          isRequired
        />
        <SubmitButton look="danger" id="disconnect">
          {title}
        </SubmitButton>
      </form>
    </aside>
  )
}
