/** @jsxImportSource hono/jsx */
import { mayDo } from '@throughline/shared/role'
import type { TenantSql } from '../../../database/database'
import { issues } from '../../../issues/issues'
import { repositories } from '../../../pull-requests/repositories'
import { findWithoutIssue } from '../../../pull-requests/without-issue'
import { deliveries, type ListedDelivery } from '../../../traces/deliveries'
import { traces } from '../../../traces/traces'
import { LinkButton, SubmitButton } from '../components/Button'
import { Lozenge } from '../components/Lozenge'
import { SectionMessage } from '../components/SectionMessage'
import type { DashboardTools } from '../dashboard-tools'
import { Say } from '../Frame'
import { nothingHere, tell } from '../failure-answer'
import { asksForFragment, fragment, type PageContext, page } from '../page'
import type { Pages } from '../pages'
import { runAction } from '../run-action'
import { DeliveriesContent, NewBar } from './DeliveriesContent'
import { DeliveryRow } from './DeliveryRow'
import { filterOf, type Looked } from './filter-of'
import type { OpenTrace } from './Trace'
import { words } from './words'

/** So many are replayed without a question. */
const UNASKED = 20
const DAY_MS = 86_400_000
const SAY_MS = 60_000

/** Deliveries: what came, what became of it, and a way to let it happen again. */
export const deliveriesPages = (pages: Pages, tools: DashboardTools): void => {
  pages.get('/deliveries', 'viewer', (context) => showList(context, tools, doneBefore(context)))

  pages.get('/deliveries/new', 'viewer', async (context) => {
    const looked = filterOf(context, tools.clock())
    const since = context.req.query('since') ?? ''
    const saidAt = Number(context.req.query('said')) || 0
    const count = /^\d{1,18}$/.test(since)
      ? await inTenant(tools, (sql) => deliveries(sql).countNewer(looked.filter, since))
      : 0
    const now = tools.clock().getTime()
    const says = count > 0 && now - saidAt >= SAY_MS
    return fragment(
      context,
      <>
        <NewBar looked={looked} since={since} count={count} saidAt={says ? now : saidAt} />
        {says && <Say text={words.arrived(count)} isOutOfBand />}
      </>,
    )
  })

  pages.get('/deliveries/:inboxId', 'viewer', async (context) => {
    const inboxId = context.req.param('inboxId') ?? ''
    if (!asksForFragment(context)) return context.redirect(`/deliveries?open=${encodeURIComponent(inboxId)}`)
    const now = tools.clock()
    const looked = filterOf(context, now)
    return inTenant(tools, async (sql) => {
      const delivery = await deliveries(sql).find(inboxId)
      if (!delivery) return tell(context, tools, nothingHere)
      const trace = looked.openId === inboxId ? await readTrace(sql, context, delivery) : undefined
      return fragment(context, <DeliveryRow delivery={delivery} looked={looked} now={now} trace={trace} />)
    })
  })

  pages.post('/deliveries/replay', 'admin', async (context) => {
    const { gaveUp } = await inTenant(tools, (sql) => deliveries(sql).needAttention())
    const { confirmed } = await context.req.parseBody()
    if (gaveUp > UNASKED && confirmed !== 'yes') return askFirst(context, gaveUp)
    const outcome = await runAction(tools, context, 'replay-given-up', {})
    return outcome.isDone
      ? context.redirect(`/deliveries?begun=${outcome.answer.replayed}`, 303)
      : showList(context, tools, { failed: outcome.sentence })
  })

  pages.post('/deliveries/:inboxId/replay', 'maintainer', async (context) => {
    const inboxId = context.req.param('inboxId') ?? ''
    const outcome = await runAction(tools, context, 'replay-delivery', { inboxId })
    return outcome.isDone
      ? context.redirect(`/deliveries?open=${inboxId}&again=yes#open-${inboxId}`, 303)
      : showList(context, tools, { openId: inboxId, failed: outcome.sentence })
  })

  pages.post('/deliveries/:inboxId/find-issue', 'maintainer', async (context) => {
    const inboxId = context.req.param('inboxId') ?? ''
    const pullRequestId = await inTenant(tools, (sql) => findWithoutIssue(sql, inboxId))
    if (pullRequestId === undefined) return tell(context, tools, nothingHere)
    const outcome = await runAction(tools, context, 'find-issue', { pullRequestId })
    return outcome.isDone
      ? context.redirect(`/deliveries?open=${inboxId}&finding=yes#open-${inboxId}`, 303)
      : showList(context, tools, { openId: inboxId, failed: outcome.sentence })
  })
}

const inTenant = <T,>(tools: DashboardTools, work: (sql: TenantSql) => Promise<T>): Promise<T> =>
  tools.database.withTenant(tools.tenantId, work)

interface Told {
  readonly openId?: string
  readonly said?: string
  readonly failed?: string
}

/** What the action that led here has done. */
const doneBefore = (context: PageContext): Told => {
  const begun = Number(context.req.query('begun') ?? Number.NaN)
  if (Number.isSafeInteger(begun)) return { said: words.replayedAll(begun) }
  if (context.req.query('finding') === 'yes') return { said: words.finding }
  return context.req.query('again') === 'yes' ? { said: words.replayed } : {}
}

const showList = async (context: PageContext, tools: DashboardTools, told: Told = {}) => {
  const now = tools.clock()
  const asked = filterOf(context, now)
  const looked: Looked = { ...asked, openId: told.openId ?? asked.openId }
  const { role } = context.get('visit').session
  const read = await inTenant(tools, async (sql) => {
    const store = deliveries(sql)
    const list = await store.page(looked.filter, looked.place)
    const open = list.rows.find(({ inboxId }) => inboxId === looked.openId)
    // One that is open stays in sight, though it is on another page or matches no filter.
    const apart = open || looked.openId === undefined ? undefined : await store.find(looked.openId)
    const rows = apart ? [apart, ...list.rows] : list.rows
    const shown = open ?? apart
    return {
      page: { ...list, rows },
      trace: shown && (await readTrace(sql, context, shown)),
      sources: await store.sources(),
      attention: await store.needAttention(),
      today: await store.countSince(new Date(now.getTime() - DAY_MS)),
    }
  })
  const { gaveUp, parked } = read.attention
  return page(
    context,
    {
      title: words.title,
      place: 'deliveries',
      said: told.said,
      ...(told.failed !== undefined && { status: 422 }),
      header: (
        <div class="row between">
          <h1>{words.title}</h1>
          <div class="row">
            <Lozenge tone="ok" text={words.live} />
            <span class="small subtle">{words.counted(read.today, gaveUp + parked)}</span>
          </div>
        </div>
      ),
      lead: words.lead,
    },
    <>
      {told.said !== undefined && <SectionMessage kind="ok" title={told.said} />}
      {told.failed !== undefined && <SectionMessage kind="bad" title={told.failed} role="alert" />}
      <DeliveriesContent
        {...read}
        looked={looked}
        gaveUp={gaveUp}
        mayReplayAll={mayDo(role, 'admin')}
        now={now}
      />
    </>,
  )
}

const readTrace = async (
  sql: TenantSql,
  context: PageContext,
  delivery: ListedDelivery,
): Promise<OpenTrace> => {
  const steps = await traces(sql).of(delivery.inboxId)
  const about = steps.flatMap(({ step, subject }) => (step === 'jira' && subject ? [subject] : []))
  const { connectionId, repository } = delivery
  const repositoryId =
    repository === undefined ? undefined : await repositories(sql).findId(connectionId, repository)
  const mayAct = mayDo(context.get('visit').session.role, 'maintainer')
  return {
    delivery,
    steps,
    keys: await issues(sql).keysOf(about),
    rulesHref: repositoryId && `/repositories/${repositoryId}/rules`,
    mayReplay: mayAct,
    mayFindIssue: mayAct && (await findWithoutIssue(sql, delivery.inboxId)) !== undefined,
  }
}

/** Nobody replays many without having been asked. */
const askFirst = (context: PageContext, count: number) => {
  const { title, text, button, back } = words.confirm
  return page(
    context,
    { title, place: 'deliveries', lead: text(count), crumbs: [{ text: words.title, href: '/deliveries' }] },
    <form method="post" action="/deliveries/replay" class="row far-below">
      <input type="hidden" name="confirmed" value="yes" />
      <SubmitButton look="primary">{button(count)}</SubmitButton>
      <LinkButton look="plain" href="/deliveries">
        {back}
      </LinkButton>
    </form>,
  )
}
