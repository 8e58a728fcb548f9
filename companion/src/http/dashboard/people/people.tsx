/** @jsxImportSource hono/jsx */
import { mayDo } from '@throughline/shared/role'
import type { Owner } from '../../../people/whose-account'
import { LinkButton } from '../components/Button'
import { EmptyState } from '../components/EmptyState'
import { Lozenge } from '../components/Lozenge'
import { longDate } from '../components/relative-time'
import { SectionMessage } from '../components/SectionMessage'
import { Table } from '../components/Table'
import { TextFilter } from '../components/TextFilter'
import type { DashboardTools } from '../dashboard-tools'
import { hostNames } from '../deliveries/words'
import { type PageContext, page } from '../page'
import type { Pages } from '../pages'
import { readPeople, type ShownPeople, type ShownPerson } from './read-people'
import { words } from './words'

/** Settings → People: which Jira user each git account belongs to, and how that is known. */
export const peoplePage = (pages: Pages, tools: DashboardTools): void => {
  pages.get('/settings/people', 'viewer', (context) => showPeople(context, tools))
}

const showPeople = async (context: PageContext, tools: DashboardTools) => {
  const text = (context.req.query('text') ?? '').slice(0, 200)
  const number = pageNumber(context.req.query('page'))
  const people = await readPeople(tools, { text, page: number })
  const corrected = people.shown.find(({ account }) => account.login === context.req.query('corrected'))
  const said = corrected && words.corrected(corrected.account.name)
  return page(
    context,
    { title: words.title, place: 'people', lead: words.lead, said },
    <>
      {said !== undefined && <SectionMessage kind="ok" title={said} />}
      {people.lacksAddresses && <SectionMessage kind="warn" title={words.noAddresses} />}
      {(people.shown.length > 0 || text !== '') && (
        <TextFilter path="/settings/people" text={text} words={words.filter} />
      )}
      {people.shown.length > 0 ? (
        <People context={context} people={people} text={text} number={number} />
      ) : (
        <EmptyState {...(text === '' ? words.empty : words.nothingMatches)} />
      )}
    </>,
  )
}

/** From 0. */
const pageNumber = (given = '0'): number => (/^\d{1,4}$/.test(given) ? Number(given) : 0)

interface PeopleProps {
  readonly context: PageContext
  readonly people: ShownPeople
  readonly text: string
  readonly number: number
}

function People({ context, people, text, number }: PeopleProps) {
  const { columns, table } = words
  const mayCorrect = mayDo(context.get('visit').session.role, 'maintainer')
  const pageHref = (wanted: number) =>
    `/settings/people?${new URLSearchParams({ ...(text !== '' && { text }), page: String(wanted) })}`
  return (
    <>
      <Table
        caption={table}
        columns={[
          { name: columns.account, sort: 'ascending' },
          { name: columns.person },
          { name: columns.how, isWideOnly: true },
          ...(mayCorrect ? [{ name: columns.correct }] : []),
        ]}
      >
        {people.shown.map((person) => (
          <PersonRow person={person} mayCorrect={mayCorrect} />
        ))}
      </Table>
      <div class="row">
        {number > 0 && <LinkButton href={pageHref(number - 1)}>{words.previous}</LinkButton>}
        {people.hasMore && <LinkButton href={pageHref(number + 1)}>{words.next}</LinkButton>}
      </div>
    </>
  )
}

function PersonRow({
  person: { account, owner },
  mayCorrect,
}: {
  readonly person: ShownPerson
  readonly mayCorrect: boolean
}) {
  const { connectionId, login, name, host } = account
  const href = `/settings/people/${connectionId}/${encodeURIComponent(login)}`
  return (
    <tr>
      <td>
        <span class="t">{name}</span>
        <div class="small subtle">
          {login} · {hostNames[host] ?? host}
        </div>
      </td>
      <td>{owner.how === 'nobody' ? <Lozenge text={words.notMatched} /> : owner.person.name}</td>
      <td class="hide-s small">{howInWords(owner)}</td>
      {mayCorrect && (
        <td>
          <LinkButton isCompact href={href} label={words.correctLabel(name)}>
            {words.correct}
          </LinkButton>
        </td>
      )}
    </tr>
  )
}

/** How it is known whose the account is. */
export const howInWords = (owner: Owner): string =>
  owner.how === 'said' ? words.how.said(owner.by, longDate(owner.at)) : words.how[owner.how]
