/** @jsxImportSource hono/jsx */
import type { ActionAnswer } from '@throughline/shared/actions'
import { LinkButton, SubmitButton } from '../components/Button'
import { EmptyState } from '../components/EmptyState'
import { Icon } from '../components/Icon'
import { Lozenge } from '../components/Lozenge'
import { SectionMessage } from '../components/SectionMessage'
import type { DashboardTools } from '../dashboard-tools'
import { messages } from '../messages'
import { type PageContext, page } from '../page'
import type { Pages } from '../pages'
import { runAction } from '../run-action'
import { ConfigureHead, configureProps } from './ConfigureHead'
import { configureMessages } from './configure-messages'
import { sentList } from './form-values'
import { configureHref } from './IntegrationsContent'
import { createWithCard, hostOf, type ShownCard } from './with-card'

const words = configureMessages.choose

/** A page of thousands of rows helps nobody: the search finds the others. */
const MOST_SHOWN = 300

type Listed = ActionAnswer<'list-repositories'>['repositories'][number]

/** Which repositories of a git host are chosen. What a search hides keeps its choice. */
export const choosePages = (pages: Pages, tools: DashboardTools): void => {
  const withCard = createWithCard(tools)
  const path = '/settings/integrations/hosts/:id/repositories'
  pages.get(
    path,
    'admin',
    withCard(hostOf, (context, shown) => showChoice(context, tools, shown)),
  )
  pages.post(
    path,
    'admin',
    withCard(hostOf, async (context, shown) => {
      const { connectionId } = shown.card
      const [seen, ticked] = [await sentList(context, 'shown'), await sentList(context, 'repository')]
      const listed = await runAction(tools, context, 'list-repositories', { connectionId })
      if (!listed.isDone) return showChoice(context, tools, shown, listed.sentence)
      const hidden = listed.answer.repositories
        .filter(({ isChosen, hostRepositoryId }) => isChosen && !seen.includes(hostRepositoryId))
        .map(({ hostRepositoryId }) => hostRepositoryId)
      const hostRepositoryIds = [...hidden, ...ticked]
      const outcome = await runAction(tools, context, 'choose-repositories', {
        connectionId,
        hostRepositoryIds,
      })
      if (!outcome.isDone) return showChoice(context, tools, shown, outcome.sentence)
      const { chosen, webhooksMade, webhooksRefused } = outcome.answer
      const told = `chosen=${chosen}&made=${webhooksMade}&refused=${webhooksRefused}`
      return context.redirect(`${chooseHref(shown)}?${told}`, 303)
    }),
  )
}

const chooseHref = ({ card }: ShownCard) => `${configureHref(card)}/repositories`

const showChoice = async (context: PageContext, tools: DashboardTools, shown: ShownCard, failed?: string) => {
  const text = (context.req.query('text') ?? '').slice(0, 200)
  const { connectionId } = shown.card
  const listed = await runAction(tools, context, 'list-repositories', { connectionId })
  const sentence = failed ?? (listed.isDone ? undefined : listed.sentence)
  return page(
    context,
    {
      ...configureProps({ shown, tab: 'repositories' }),
      header: <ConfigureHead shown={shown} tab="repositories" />,
      ...(failed !== undefined && { status: 422 }),
    },
    <div class="stack wide-gap below">
      {sentence !== undefined && (
        <SectionMessage
          kind="bad"
          title={listed.isDone ? messages.notDone : words.notListed}
          text={sentence}
          role="alert"
        />
      )}
      <JustChosen query={context.req.query()} />
      {listed.isDone && <Choice shown={shown} all={listed.answer.repositories} text={text} />}
    </div>,
  )
}

function JustChosen({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const [chosen, made, refused] = ['chosen', 'made', 'refused'].map((name) => Number(query[name] ?? 0))
  if (query['chosen'] === undefined || !Number.isInteger(chosen)) return null
  return (
    <SectionMessage
      kind={refused ? 'warn' : 'ok'}
      title={words.saved(chosen ?? 0)}
      text={words.webhooks(made ?? 0, refused ?? 0)}
      role="status"
    >
      <LinkButton href="/repositories">{words.mapNext}</LinkButton>
    </SectionMessage>
  )
}

interface ChoiceProps {
  readonly shown: ShownCard
  readonly all: readonly Listed[]
  readonly text: string
}

function Choice({ shown, all, text }: ChoiceProps) {
  const found = all.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()))
  const rows = found.slice(0, MOST_SHOWN)
  const action = chooseHref(shown)
  if (all.length === 0) return <EmptyState {...words.nothing} />
  return (
    <>
      <p class="subtle">{words.lead}</p>
      <search aria-label={words.search}>
        <form class="filters" method="get" action={action}>
          <div class="w">
            <label class="visually-hidden" for="text">
              {words.name}
            </label>
            <input id="text" name="text" type="search" placeholder={words.name} value={text} />
          </div>
          <SubmitButton>{words.search}</SubmitButton>
          {text !== '' && (
            <LinkButton look="plain" href={action}>
              {words.clear}
            </LinkButton>
          )}
        </form>
      </search>
      <form class="stack mid-gap" method="post" action={action}>
        <p class="small subtle">{words.count(rows.length, found.length, all.length)}</p>
        <ul class="checks picks">
          {rows.map((repository) => (
            <RepositoryChoice repository={repository} />
          ))}
        </ul>
        <div class="row">
          <SubmitButton look="primary" id="save-repositories">
            {words.save}
          </SubmitButton>
          <span class="small subtle">{words.hiddenStay}</span>
        </div>
      </form>
    </>
  )
}

function RepositoryChoice({ repository }: { readonly repository: Listed }) {
  const { hostRepositoryId, name, isPrivate, isArchived, mayAdminister, isChosen } = repository
  const id = `repository-${hostRepositoryId}`
  return (
    <li>
      <input type="hidden" name="shown" value={hostRepositoryId} />
      <input type="checkbox" id={id} name="repository" value={hostRepositoryId} checked={isChosen} />
      <label for={id}>
        {name}
        {!mayAdminister && <span class="small subtle block">{words.noWebhook}</span>}
      </label>
      <span class="row">
        {isArchived && <Lozenge text={words.archived} />}
        {isPrivate ? (
          <Lozenge text={words.private} tone="info" />
        ) : (
          <Lozenge text={words.public} tone="neutral" />
        )}
        {isPrivate && <Icon name="lock" />}
      </span>
    </li>
  )
}
