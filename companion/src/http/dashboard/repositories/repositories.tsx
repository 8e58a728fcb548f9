/** @jsxImportSource hono/jsx */
import { mayDo } from '@throughline/shared/role'
import { ruleNames } from '@throughline/shared/rule-names'
import type { RuleId } from '@throughline/shared/rules'
import { type ListedRepository, listRepositories } from '../../../panel/repository-list'
import { LinkButton, SubmitButton } from '../components/Button'
import { EmptyState } from '../components/EmptyState'
import { Lozenge } from '../components/Lozenge'
import { SectionMessage } from '../components/SectionMessage'
import { Table } from '../components/Table'
import { TextFilter } from '../components/TextFilter'
import { Time } from '../components/Time'
import type { DashboardTools } from '../dashboard-tools'
import { hostNames } from '../deliveries/words'
import { type PageContext, page } from '../page'
import type { Pages } from '../pages'
import { runAction } from '../run-action'
import { words } from './words'

/** Repositories: which are chosen, and how each of them is. */
export const repositoriesPages = (pages: Pages, tools: DashboardTools): void => {
  pages.get('/repositories', 'viewer', (context) => showRepositories(context, tools))

  pages.post('/repositories/:repositoryId/repair', 'admin', async (context) => {
    const repositoryId = context.req.param('repositoryId') ?? ''
    const outcome = await runAction(tools, context, 'repair-webhook', { repositoryId })
    return outcome.isDone
      ? context.redirect(`/repositories?repaired=${encodeURIComponent(repositoryId)}`, 303)
      : showRepositories(context, tools, outcome.sentence)
  })
}

const showRepositories = async (context: PageContext, tools: DashboardTools, failed?: string) => {
  const text = (context.req.query('text') ?? '').slice(0, 200)
  const list = await tools.database.withTenant(tools.tenantId, (sql) => listRepositories(sql, text))
  const { role } = context.get('visit').session
  const repaired = list.find(({ repositoryId }) => repositoryId === context.req.query('repaired'))
  const mapped = list.find(({ repositoryId }) => repositoryId === context.req.query('mapped'))
  const told = repaired && (repaired.webhook === 'works' || repaired.webhook === 'waiting')
  return page(
    context,
    {
      title: words.title,
      place: 'repositories',
      lead: words.lead,
      ...(failed !== undefined && { status: 422 }),
    },
    <>
      {failed !== undefined && <SectionMessage kind="bad" title={failed} role="alert" />}
      {repaired && (
        <SectionMessage
          kind={told ? 'ok' : 'warn'}
          title={told ? words.repaired(repaired.name) : words.notRepaired(repaired.name)}
          role="status"
        />
      )}
      {mapped && <SectionMessage kind="ok" title={words.mapped(mapped.name)} role="status" />}
      {(list.length > 0 || text !== '') && (
        <TextFilter path="/repositories" text={text} words={words.filter} />
      )}
      {list.length > 0 ? (
        <Repositories
          list={list}
          builtRules={tools.builtRules}
          mayRepair={mayDo(role, 'admin')}
          mayMap={mayDo(role, 'maintainer')}
          now={tools.clock()}
        />
      ) : (
        <Nothing isFiltered={text !== ''} />
      )}
    </>,
  )
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  const { title, text, action } = words.empty
  if (isFiltered) return <EmptyState {...words.nothingMatches} />
  return (
    <EmptyState title={title} text={text}>
      <LinkButton href="/settings/integrations">{action}</LinkButton>
    </EmptyState>
  )
}

interface ListProps {
  readonly list: readonly ListedRepository[]
  readonly builtRules: readonly RuleId[]
  readonly mayRepair: boolean
  readonly mayMap: boolean
  readonly now: Date
}

function Repositories({ list, ...shared }: ListProps) {
  const { columns, table } = words
  return (
    <Table
      caption={table}
      columns={[
        { name: columns.name, sort: 'ascending' },
        { name: columns.host, isWideOnly: true },
        { name: columns.projects },
        { name: columns.rules },
        { name: columns.webhook, isWideOnly: true },
        { name: columns.last, isWideOnly: true },
      ]}
    >
      {list.map((repository) => (
        <RepositoryRow repository={repository} {...shared} />
      ))}
    </Table>
  )
}

function RepositoryRow({
  repository,
  builtRules,
  mayRepair,
  mayMap,
  now,
}: Omit<ListProps, 'list'> & { readonly repository: ListedRepository }) {
  const { repositoryId, name, host, isPrivate, projects, lastDeliveryAt } = repository
  return (
    <tr id={`repository-${repositoryId}`}>
      <td>
        <a class="t" href={`/repositories/${repositoryId}/rules`}>
          {name}
        </a>
        {isPrivate && <div class="small subtle">{words.private}</div>}
      </td>
      <td class="hide-s">{hostNames[host] ?? host}</td>
      <td>
        <span class="row">
          {projects.length === 0 && <Lozenge tone="warn" text={words.none} />}
          {projects.map((project) => (
            <Lozenge text={project} />
          ))}
          {mayMap && (
            <LinkButton
              look="plain"
              isCompact
              href={`/repositories/${repositoryId}/projects`}
              label={words.mapLabel(name)}
            >
              {words.mapLink}
            </LinkButton>
          )}
        </span>
      </td>
      <td>
        <RuleDots repository={repository} builtRules={builtRules} />
      </td>
      <td class="hide-s">
        <Webhook repository={repository} mayRepair={mayRepair} />
      </td>
      <td class="num hide-s">{lastDeliveryAt ? <Time at={lastDeliveryAt} now={now} /> : words.never}</td>
    </tr>
  )
}

/** One dot for each rule, full where it is on; words for those who do not see them. */
function RuleDots({
  repository,
  builtRules,
}: {
  readonly repository: ListedRepository
  readonly builtRules: readonly RuleId[]
}) {
  const rules = repository.rules.filter(({ ruleId }) => builtRules.includes(ruleId))
  const on = rules.filter(({ isOn }) => isOn).map(({ ruleId }) => ruleNames[ruleId])
  return (
    <span class="dots" title={words.rulesOn(on)}>
      {rules.map(({ isOn }) => (
        <span class={isOn ? 'dot on' : 'dot'} aria-hidden="true" />
      ))}
      <span class="visually-hidden">{words.rulesOn(on)}</span>
    </span>
  )
}

function Webhook({
  repository,
  mayRepair,
}: {
  readonly repository: ListedRepository
  readonly mayRepair: boolean
}) {
  const { repositoryId, name, webhook } = repository
  if (webhook === undefined) return <span class="small subtle">{words.notLooked}</span>
  if (webhook === 'works' || webhook === 'waiting')
    return <Lozenge tone={webhook === 'works' ? 'ok' : 'info'} text={words.webhooks[webhook]} />
  return (
    <span class="row">
      <Lozenge tone="warn" text={words.webhooks[webhook]} />
      {mayRepair && (
        <form method="post" action={`/repositories/${repositoryId}/repair`}>
          <SubmitButton isCompact label={words.repairLabel(name)}>
            {words.repair}
          </SubmitButton>
        </form>
      )}
    </span>
  )
}
