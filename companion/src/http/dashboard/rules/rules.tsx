/** @jsxImportSource hono/jsx */
import { mayDo } from '@throughline/shared/actions'
import { ruleNames } from '@throughline/shared/rule-names'
import { RuleId } from '@throughline/shared/rules'
import { audit } from '../../../audit/audit'
import type { TenantSql } from '../../../database/database'
import { readRepository } from '../../../panel/repository-list'
import { rules } from '../../../rules/rules'
import { LinkButton } from '../components/Button'
import { Lozenge } from '../components/Lozenge'
import { SectionMessage } from '../components/SectionMessage'
import type { DashboardTools } from '../dashboard-tools'
import { Say } from '../Frame'
import { nothingHere, tell } from '../failure-answer'
import { asksForFragment, fragment, type PageContext, page } from '../page'
import type { Pages } from '../pages'
import { words as repositoryWords } from '../repositories/words'
import { runAction } from '../run-action'
import { RuleCard } from './RuleCard'
import { RuleChanges } from './RuleChanges'
import { words } from './words'

const CHANGES = 5

/** The rules of one repository: one switch for each feature. */
export const rulesPages = (pages: Pages, tools: DashboardTools): void => {
  pages.get('/repositories/:repositoryId/rules', 'viewer', (context) => showRules(context, tools))

  pages.post('/repositories/:repositoryId/rules/:ruleId', 'maintainer', async (context) => {
    const repositoryId = context.req.param('repositoryId') ?? ''
    const ruleId = RuleId.safeParse(context.req.param('ruleId')).data
    if (!ruleId || !isId(repositoryId)) return tell(context, tools, nothingHere)
    const { isOn, seenChangedAt } = await context.req.parseBody()
    const seen = typeof seenChangedAt === 'string' ? { seenChangedAt } : {}
    const asked = { repositoryId, ruleId, isOn: isOn === 'yes', ...seen }
    const outcome = await runAction(tools, context, 'set-rule', asked)
    const failed = outcome.isDone ? undefined : outcome.sentence
    if (asksForFragment(context)) return showCard(context, tools, { repositoryId, ruleId, failed })
    return outcome.isDone
      ? context.redirect(`/repositories/${repositoryId}/rules?saved=${ruleId}#switch-${ruleId}`, 303)
      : showRules(context, tools, { ruleId, sentence: outcome.sentence })
  })
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

interface NotSaved {
  readonly ruleId: RuleId
  readonly sentence: string
}

const readAll = async (sql: TenantSql, repositoryId: string, builtRules: readonly RuleId[]) => {
  const repository = isId(repositoryId) ? await readRepository(sql, repositoryId) : undefined
  if (!repository) return undefined
  const all = await rules(sql).list(repositoryId)
  return {
    repository,
    rules: all.filter(({ ruleId }) => builtRules.includes(ruleId)),
    changes: await audit(sql).ruleChanges(repositoryId, CHANGES),
  }
}

const showRules = async (context: PageContext, tools: DashboardTools, notSaved?: NotSaved) => {
  const repositoryId = context.req.param('repositoryId') ?? ''
  const read = await tools.database.withTenant(tools.tenantId, (sql) =>
    readAll(sql, repositoryId, tools.builtRules),
  )
  if (!read) return tell(context, tools, nothingHere)
  const { role } = context.get('visit').session
  const mayChange = mayDo(role, 'maintainer')
  const { repository } = read
  const saved = read.rules.find(({ ruleId }) => ruleId === context.req.query('saved'))
  return page(
    context,
    {
      title: words.title,
      place: 'repositories',
      crumbs: [
        { text: repositoryWords.title, href: '/repositories' },
        { text: repository.name, href: `/repositories/${repositoryId}/rules` },
      ],
      lead: words.lead,
      said: saved && words.saved(ruleNames[saved.ruleId], saved.isOn, repository.name),
      ...(notSaved && { status: 422 }),
    },
    <div class="rules">
      <div class="stack mid-gap">
        {!mayChange && <SectionMessage kind="info" title={words.mayOnlySee} />}
        {repository.projects.length === 0 && (
          <SectionMessage kind="warn" title={words.noProject}>
            <LinkButton href={mapHref(repositoryId)}>{words.mapProjects}</LinkButton>
          </SectionMessage>
        )}
        {read.rules.map((rule) => (
          <RuleCard
            repositoryId={repositoryId}
            rule={rule}
            mayChange={mayChange}
            failed={notSaved?.ruleId === rule.ruleId ? notSaved.sentence : undefined}
          />
        ))}
      </div>
      <aside class="stack wide-gap" aria-label={words.about}>
        <div class="card stack">
          <h2 class="h3">{words.projects}</h2>
          <p class="small subtle">{words.projectsText}</p>
          <ul class="row plain-list">
            {repository.projects.map((project) => (
              <li>
                <Lozenge text={project} />
              </li>
            ))}
          </ul>
          {mayChange && (
            <a class="small" href={mapHref(repositoryId)}>
              {words.changeProjects}
            </a>
          )}
        </div>
        <RuleChanges
          repositoryId={repositoryId}
          changes={read.changes}
          rules={read.rules}
          mayChange={mayChange}
          maySeeLog={mayDo(role, 'admin')}
          now={tools.clock()}
        />
      </aside>
    </div>,
  )
}

const mapHref = (repositoryId: string) => `/repositories/${repositoryId}/projects`

interface CardAsked {
  readonly repositoryId: string
  readonly ruleId: RuleId
  readonly failed: string | undefined
}

/** The card as it is now, also where the change was not saved: the switch returns. */
const showCard = async (
  context: PageContext,
  tools: DashboardTools,
  { repositoryId, ruleId, failed }: CardAsked,
) => {
  const read = await tools.database.withTenant(tools.tenantId, (sql) =>
    readAll(sql, repositoryId, tools.builtRules),
  )
  const rule = read?.rules.find((one) => one.ruleId === ruleId)
  if (!read || !rule) return tell(context, tools, nothingHere)
  const said = failed === undefined ? words.saved(ruleNames[ruleId], rule.isOn, read.repository.name) : ''
  return fragment(
    context,
    <>
      <RuleCard repositoryId={repositoryId} rule={rule} mayChange failed={failed} />
      <Say text={said} isOutOfBand />
    </>,
    failed === undefined ? 200 : 422,
  )
}
