/** @jsxImportSource hono/jsx */
import { type AuditFilter, type AuditRow, audit } from '../../../audit/audit'
import { isInboxId } from '../../../traces/deliveries'
import { LinkButton, SubmitButton } from '../components/Button'
import { Choice } from '../components/Choice'
import { EmptyState } from '../components/EmptyState'
import { Table } from '../components/Table'
import { Time } from '../components/Time'
import type { DashboardTools } from '../dashboard-tools'
import { type PageContext, page } from '../page'
import type { Pages } from '../pages'
import { actionName, changeWords, words } from './words'

const PAGE_ROWS = 50
const MOST_EXPORTED = 50_000
const DAY_MS = 86_400_000
const spans: Readonly<Record<string, number>> = { week: 7 * DAY_MS, month: 30 * DAY_MS }

/** The audit log: who changed what, for admins. */
export const auditLogPages = (pages: Pages, tools: DashboardTools): void => {
  pages.get('/audit-log', 'admin', async (context) => {
    const now = tools.clock()
    const filter = filterOf(context, now)
    const { rows, names } = await tools.database.withTenant(tools.tenantId, async (sql) => ({
      rows: await audit(sql).list(filter, PAGE_ROWS + 1),
      names: await audit(sql).names(),
    }))
    const shown = rows.slice(0, PAGE_ROWS)
    const last = shown.at(-1)
    return page(
      context,
      { title: words.title, place: 'audit', lead: words.lead },
      <>
        <div class="row between">
          <Filters context={context} {...names} />
          <LinkButton href={`/audit-log/export${addressOf(context, {})}`}>{words.export}</LinkButton>
        </div>
        {shown.length === 0 ? <EmptyState {...words.empty} /> : <Entries rows={shown} now={now} />}
        {rows.length > PAGE_ROWS && last && (
          <div class="row pages">
            <LinkButton href={`/audit-log${addressOf(context, { older: last.auditId })}`}>
              {words.older}
            </LinkButton>
          </div>
        )}
      </>,
    )
  })

  pages.get('/audit-log/export', 'admin', async (context) => {
    const filter = filterOf(context, tools.clock())
    const rows = await tools.database.withTenant(tools.tenantId, (sql) =>
      audit(sql).list(filter, MOST_EXPORTED),
    )
    context.header('content-type', 'application/x-ndjson; charset=utf-8')
    context.header('content-disposition', 'attachment; filename="throughline-audit.jsonl"')
    return context.body(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  })
}

const filterOf = (context: PageContext, now: Date): AuditFilter => {
  const span = spans[context.req.query('time') ?? '']
  const older = context.req.query('older') ?? ''
  return {
    actor: context.req.query('who') || undefined,
    action: context.req.query('what') || undefined,
    since: span === undefined ? undefined : new Date(now.getTime() - span),
    olderThan: isInboxId(older) ? older : undefined,
  }
}

const addressOf = (context: PageContext, more: Readonly<Record<string, string>>): string => {
  const query = new URLSearchParams(more)
  for (const name of ['who', 'what', 'time']) {
    const given = context.req.query(name)
    if (given) query.set(name, given)
  }
  return query.size === 0 ? '' : `?${query}`
}

interface FiltersProps {
  readonly context: PageContext
  readonly actors: readonly string[]
  readonly actions: readonly string[]
}

function Filters({ context, actors, actions }: FiltersProps) {
  const said = words.filters
  const given = (name: string) => context.req.query(name) ?? ''
  return (
    <search aria-label={said.label}>
      <form class="filters" method="get" action="/audit-log">
        <Choice
          name="who"
          label={said.who}
          chosen={given('who')}
          options={[['', said.anybody], ...actors.map((actor) => [actor, actor] as const)]}
        />
        <Choice
          name="what"
          label={said.what}
          chosen={given('what')}
          options={[['', said.anything], ...actions.map((action) => [action, actionName(action)] as const)]}
        />
        <Choice
          name="time"
          label={said.time}
          chosen={given('time')}
          options={[
            ['', said.anyTime],
            ['week', said.week],
            ['month', said.month],
          ]}
        />
        <SubmitButton>{said.apply}</SubmitButton>
        {['who', 'what', 'time'].some((name) => given(name) !== '') && (
          <LinkButton look="plain" href="/audit-log">
            {said.clear}
          </LinkButton>
        )}
      </form>
    </search>
  )
}

function Entries({ rows, now }: { readonly rows: readonly AuditRow[]; readonly now: Date }) {
  const { columns, faces, table } = words
  return (
    <Table
      caption={table}
      columns={[
        { name: columns.who },
        { name: columns.what },
        { name: columns.change, isWideOnly: true },
        { name: columns.when, sort: 'descending' },
        { name: columns.from, isWideOnly: true },
      ]}
    >
      {rows.map(({ actor, action, subject, before, after, at, face }) => (
        <tr>
          <td>{actor}</td>
          <td class="what">
            {actionName(action)}
            <div class="small subtle">{subject}</div>
          </td>
          <td class="hide-s small">{changeWords(before, after)}</td>
          <td class="num">
            <Time at={at} now={now} />
          </td>
          <td class="hide-s num">{faces[face]}</td>
        </tr>
      ))}
    </Table>
  )
}
