/** @jsxImportSource hono/jsx */
import { problemText } from '@throughline/shared/connection-words'
import { type WebhookOfRepository, webhooks } from '../../../connections/webhooks'
import { LinkButton, SubmitButton } from '../components/Button'
import { EmptyState } from '../components/EmptyState'
import { Lozenge } from '../components/Lozenge'
import { SectionMessage } from '../components/SectionMessage'
import { Table } from '../components/Table'
import { Time } from '../components/Time'
import type { DashboardTools } from '../dashboard-tools'
import { messages } from '../messages'
import { type PageContext, page } from '../page'
import type { Pages } from '../pages'
import { words as repositoryWords } from '../repositories/words'
import { runAction } from '../run-action'
import { ConfigureHead, configureProps } from './ConfigureHead'
import { configureMessages } from './configure-messages'
import { configureHref } from './IntegrationsContent'
import { createWithCard, hostOf, type ShownCard } from './with-card'

const words = configureMessages.webhooks

/** How the webhooks of a git host are, those that do not work first, each with what to do about it. */
export const webhooksPages = (pages: Pages, tools: DashboardTools): void => {
  const withCard = createWithCard(tools)
  const path = '/settings/integrations/hosts/:id/webhooks'
  pages.get(
    path,
    'admin',
    withCard(hostOf, (context, shown) => showWebhooks(context, tools, shown)),
  )
  pages.post(
    `${path}/:repository/repair`,
    'admin',
    withCard(hostOf, async (context, shown) => {
      const repositoryId = context.req.param('repository')
      const outcome = await runAction(tools, context, 'repair-webhook', { repositoryId })
      return outcome.isDone
        ? context.redirect(`${configureHref(shown.card)}/webhooks?repaired=${repositoryId}`, 303)
        : showWebhooks(context, tools, shown, outcome.sentence)
    }),
  )
}

const showWebhooks = async (
  context: PageContext,
  { database, tenantId, isReachable }: DashboardTools,
  shown: ShownCard,
  failed?: string,
) => {
  const list = await database.withTenant(tenantId, (sql) => webhooks(sql).list(shown.card.connectionId))
  const repaired = list.find(({ repositoryId }) => repositoryId === context.req.query('repaired'))
  return page(
    context,
    {
      ...configureProps({ shown, tab: 'webhooks' }),
      header: <ConfigureHead shown={shown} tab="webhooks" />,
      ...(failed !== undefined && { status: 422 }),
    },
    <div class="stack wide-gap below">
      {failed !== undefined && (
        <SectionMessage kind="bad" title={messages.notDone} text={failed} role="alert" />
      )}
      {repaired && failed === undefined && <Repaired webhook={repaired} />}
      {!isReachable && <SectionMessage kind="info" {...words.unreachable} />}
      {list.length === 0 ? (
        <EmptyState {...words.empty}>
          <LinkButton href={`${configureHref(shown.card)}/repositories`}>{words.choose}</LinkButton>
        </EmptyState>
      ) : (
        <Webhooks list={list} shown={shown} mayRepair={isReachable} />
      )}
    </div>,
  )
}

function Repaired({ webhook: { name, state } }: { readonly webhook: WebhookOfRepository }) {
  const isWell = state === 'works' || state === 'waiting'
  const title = isWell ? repositoryWords.repaired(name) : repositoryWords.notRepaired(name)
  return <SectionMessage kind={isWell ? 'ok' : 'warn'} title={title} role="status" />
}

interface ListProps {
  readonly list: readonly WebhookOfRepository[]
  readonly shown: ShownCard
  readonly mayRepair: boolean
}

function Webhooks({ list, shown, mayRepair }: ListProps) {
  const { columns } = words
  return (
    <Table
      caption={words.table}
      columns={[
        { name: columns.repository },
        { name: columns.state },
        { name: columns.checked, isWideOnly: true },
        { name: columns.repair },
      ]}
    >
      {list.map((webhook) => (
        <WebhookRow webhook={webhook} shown={shown} mayRepair={mayRepair} />
      ))}
    </Table>
  )
}

function WebhookRow({
  webhook,
  shown,
  mayRepair,
}: Omit<ListProps, 'list'> & { readonly webhook: WebhookOfRepository }) {
  const { repositoryId, name, state, reason, checkedAt } = webhook
  const isWell = state === 'works' || state === 'waiting'
  const facts = { system: shown.target.name, host: shown.card.place, repository: name }
  return (
    <tr>
      <td>{name}</td>
      <td>
        <Lozenge
          tone={state === 'works' ? 'ok' : isWellTone(isWell)}
          text={repositoryWords.webhooks[state]}
        />
        <p class="small subtle">
          {reason === undefined ? words.means[state] : problemText({ id: reason, facts }).text}
        </p>
      </td>
      <td class="num hide-s">
        {checkedAt ? <Time at={checkedAt} now={shown.now} /> : repositoryWords.notLooked}
      </td>
      <td>
        {!isWell && mayRepair && (
          <form method="post" action={`${configureHref(shown.card)}/webhooks/${repositoryId}/repair`}>
            <SubmitButton isCompact label={repositoryWords.repairLabel(name)}>
              {repositoryWords.repair}
            </SubmitButton>
          </form>
        )}
      </td>
    </tr>
  )
}

const isWellTone = (isWell: boolean) => (isWell ? ('info' as const) : ('warn' as const))
