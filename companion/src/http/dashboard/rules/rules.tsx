/** @jsxImportSource hono/jsx */
import { mayDo } from '@throughline/shared/role'
import { ruleNames } from '@throughline/shared/rule-names'
import { SettingsId } from '@throughline/shared/rule-settings'
import { settingsNames, settingsWords } from '@throughline/shared/rule-settings-words'
import { RuleId } from '@throughline/shared/rules'
import { readLinkAnswers } from '../../../panel/link-answers'
import { ruleSettings } from '../../../rules/rule-settings'
import type { DashboardTools } from '../dashboard-tools'
import { Say } from '../Frame'
import { nothingHere, tell } from '../failure-answer'
import { asksForFragment, fragment, type PageContext, page } from '../page'
import type { Pages } from '../pages'
import { words as repositoryWords } from '../repositories/words'
import { runAction } from '../run-action'
import { type NotSaved, RuleOrSkipCard, RulesContent } from './RulesContent'
import { isId, type ReadRules, readRules } from './read-rules'
import { readSettingsRequest } from './settings/settings-request'
import { words } from './words'

/** The rules of one repository: one switch for each feature, and its settings. */
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
    const notSaved = outcome.isDone ? undefined : { id: ruleId, sentence: outcome.sentence }
    if (asksForFragment(context)) return showCard(context, tools, { id: ruleId, what: 'switch', notSaved })
    return notSaved
      ? showRules(context, tools, notSaved)
      : context.redirect(`/repositories/${repositoryId}/rules?saved=${ruleId}#switch-${ruleId}`, 303)
  })

  pages.get('/repositories/:repositoryId/link-answers', 'maintainer', async (context) => {
    const repositoryId = context.req.param('repositoryId') ?? ''
    if (!isId(repositoryId)) return tell(context, tools, nothingHere)
    const rows = await tools.database.withTenant(tools.tenantId, (sql) => readLinkAnswers(sql, repositoryId))
    context.header('content-type', 'application/x-ndjson; charset=utf-8')
    context.header('content-disposition', 'attachment; filename="throughline-link-answers.jsonl"')
    return context.body(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  })

  pages.post('/repositories/:repositoryId/links-at-once', 'maintainer', async (context) => {
    const repositoryId = context.req.param('repositoryId') ?? ''
    if (!isId(repositoryId)) return tell(context, tools, nothingHere)
    const notSaved = await setLinksAtOnce(context, tools, repositoryId)
    if (asksForFragment(context))
      return showCard(context, tools, { id: 'auto-link', what: 'settings', notSaved })
    return notSaved
      ? showRules(context, tools, notSaved)
      : context.redirect(`/repositories/${repositoryId}/rules?set=auto-link#link-gate`, 303)
  })

  pages.post('/repositories/:repositoryId/settings/:settingsId', 'maintainer', async (context) => {
    const repositoryId = context.req.param('repositoryId') ?? ''
    const id = SettingsId.safeParse(context.req.param('settingsId')).data
    if (!id || !isId(repositoryId)) return tell(context, tools, nothingHere)
    const notSaved = await saveSettings(context, tools, { repositoryId, id })
    if (asksForFragment(context)) return showCard(context, tools, { id, what: 'settings', notSaved })
    return notSaved
      ? showRules(context, tools, notSaved)
      : context.redirect(`/repositories/${repositoryId}/rules?set=${id}#settings-${id}`, 303)
  })
}

/** Sets that alone, and leaves everything else of the rule as it is. */
const setLinksAtOnce = async (
  context: PageContext,
  tools: DashboardTools,
  repositoryId: string,
): Promise<NotSaved | undefined> => {
  const { linksAtOnce, seenChangedAt } = await context.req.parseBody()
  const { settings } = await tools.database.withTenant(tools.tenantId, (sql) =>
    ruleSettings(sql).find(repositoryId, 'auto-link'),
  )
  const outcome = await runAction(tools, context, 'set-rule-settings', {
    ...{
      repositoryId,
      settingsId: 'auto-link',
      settings: { ...settings, linksAtOnce: linksAtOnce === 'yes' },
    },
    ...(typeof seenChangedAt === 'string' && { seenChangedAt }),
  })
  return outcome.isDone ? undefined : { id: 'auto-link', sentence: outcome.sentence }
}

/** What somebody else has set meanwhile is shown then; what is only wrong can be put right. */
const saveSettings = async (
  context: PageContext,
  tools: DashboardTools,
  where: { readonly repositoryId: string; readonly id: SettingsId },
): Promise<NotSaved | undefined> => {
  const { form, ...asked } = await readSettingsRequest(context, tools, where)
  const outcome = await runAction(tools, context, 'set-rule-settings', asked)
  if (outcome.isDone) return undefined
  const typed = outcome.code === 'conflict' ? {} : { form }
  return { id: where.id, sentence: outcome.sentence, ...typed, isOfSettings: true }
}

const readAll = (context: PageContext, tools: DashboardTools): Promise<ReadRules | undefined> =>
  tools.database.withTenant(tools.tenantId, (sql) =>
    readRules(sql, context.req.param('repositoryId') ?? '', tools.builtRules),
  )

const showRules = async (context: PageContext, tools: DashboardTools, notSaved?: NotSaved) => {
  const read = await readAll(context, tools)
  if (!read) return tell(context, tools, nothingHere)
  const { role } = context.get('visit').session
  const { repository } = read
  const { repositoryId } = repository
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
      said: saidBy(context, read),
      ...(notSaved && { status: 422 }),
    },
    <RulesContent
      read={read}
      mayChange={mayDo(role, 'maintainer')}
      maySeeLog={mayDo(role, 'admin')}
      notSaved={notSaved}
      now={tools.clock()}
    />,
  )
}

/** What a form that led here has saved. */
const saidBy = (context: PageContext, { rules, repository }: ReadRules): string | undefined => {
  const rule = rules.find(({ ruleId }) => ruleId === context.req.query('saved'))
  if (rule) return words.saved(ruleNames[rule.ruleId], rule.isOn, repository.name)
  const id = SettingsId.safeParse(context.req.query('set')).data
  return id && settingsWords.saved(settingsNames[id], repository.name)
}

interface CardAsked {
  readonly id: SettingsId
  readonly what: 'switch' | 'settings'
  readonly notSaved: NotSaved | undefined
}

/** The card as it is now, also where the change was not saved: the switch returns. */
const showCard = async (context: PageContext, tools: DashboardTools, { id, what, notSaved }: CardAsked) => {
  const read = await readAll(context, tools)
  const rule = read?.rules.find(({ ruleId }) => ruleId === id)
  if (!read || (!rule && id !== 'skip-rules')) return tell(context, tools, nothingHere)
  const { name } = read.repository
  const isSwitch = what === 'switch' && rule !== undefined
  const done = isSwitch
    ? words.saved(settingsNames[id], rule.isOn, name)
    : settingsWords.saved(settingsNames[id], name)
  return fragment(
    context,
    <>
      <RuleOrSkipCard read={read} id={id} mayChange notSaved={notSaved} />
      <Say text={notSaved ? '' : done} isOutOfBand />
    </>,
    notSaved ? 422 : 200,
  )
}
