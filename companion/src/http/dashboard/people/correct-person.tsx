/** @jsxImportSource hono/jsx */
import { LinkButton, SubmitButton } from '../components/Button'
import { Field } from '../components/Field'
import { SectionMessage } from '../components/SectionMessage'
import { SelectField } from '../components/SelectField'
import type { DashboardTools } from '../dashboard-tools'
import { hostNames } from '../deliveries/words'
import { nothingHere, tell } from '../failure-answer'
import { messages } from '../messages'
import { type PageContext, page } from '../page'
import type { Pages } from '../pages'
import { runAction } from '../run-action'
import { howInWords } from './people'
import { readPerson } from './read-people'
import { words } from './words'

const path = '/settings/people/:connectionId/:login'
const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** Who a git account belongs to: the word of a person counts more than any address or name. */
export const correctPersonPages = (pages: Pages, tools: DashboardTools): void => {
  pages.get(path, 'maintainer', (context) => showPerson(context, tools))

  pages.post(path, 'maintainer', async (context) => {
    const { connectionId, login } = placeOf(context)
    const sent = await context.req.parseBody()
    const accountId = [sent['notThem'], sent['typed'], sent['accountId']]
      .map((value) => (typeof value === 'string' ? value.trim() : ''))
      .find((value) => value !== '')
    if (accountId === undefined) return showPerson(context, tools, words.one.missing)
    const isSame = typeof sent['notThem'] !== 'string'
    const outcome = await runAction(tools, context, 'match-person', {
      ...{ connectionId, login, accountId, isSame },
    })
    return outcome.isDone
      ? context.redirect(`/settings/people?corrected=${encodeURIComponent(login)}`, 303)
      : showPerson(context, tools, outcome.sentence)
  })
}

const placeOf = (context: PageContext) => ({
  connectionId: context.req.param('connectionId') ?? '',
  login: context.req.param('login') ?? '',
})

const showPerson = async (context: PageContext, tools: DashboardTools, failed?: string) => {
  const place = placeOf(context)
  const read = isId(place.connectionId) ? await readPerson(tools, place) : undefined
  if (!read) return tell(context, tools, nothingHere)
  const { account, owner, people } = read
  const { one } = words
  const options = people.map(({ accountId, name }) => [accountId, name] as const)
  return page(
    context,
    {
      title: words.title,
      heading: one.heading(account.name),
      place: 'people',
      lead: one.lead(account.login, hostNames[account.host] ?? account.host),
      crumbs: [{ text: words.title, href: '/settings/people' }],
      ...(failed !== undefined && { status: 422 }),
    },
    <div class="stack wide-gap below">
      {failed !== undefined && (
        <SectionMessage kind="bad" title={messages.notDone} text={failed} role="alert" />
      )}
      <form class="card stack mid-gap" method="post">
        <p>{owner.how === 'nobody' ? one.nobody : one.now(owner.person.name, howInWords(owner))}</p>
        <SelectField
          name="accountId"
          label={one.person}
          chosen={owner.how === 'nobody' ? '' : owner.person.accountId}
          options={[['', one.choose], ...options]}
        />
        <Field name="typed" label={one.typed} hint={one.typedHint} />
        <div class="row">
          <SubmitButton look="primary" id="save-person">
            {one.save}
          </SubmitButton>
          {owner.how !== 'nobody' && (
            <SubmitButton name="notThem" value={owner.person.accountId}>
              {one.notThem(owner.person.name)}
            </SubmitButton>
          )}
          <LinkButton look="plain" href="/settings/people">
            {one.cancel}
          </LinkButton>
        </div>
      </form>
    </div>,
  )
}
