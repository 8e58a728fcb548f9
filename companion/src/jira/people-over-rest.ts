import type { z } from 'zod'
import { Failure } from '../failure'
import type { AskJira } from './ask-jira'
import { listComments } from './comment-pages'
import type { Dialect } from './dialect'
import { issuePath } from './issue-path'
import * as schema from './schema'
import type { IssueStakeholder, JiraPeople, JiraPerson } from './stakeholders'

/** The verbs about people: `userQuery` names one account as this kind of Jira does, `userSearch` looks for an address. */
export const peopleOverRest = (
  ask: AskJira,
  { userQuery, userSearch }: Pick<Dialect, 'userQuery' | 'userSearch'>,
): JiraPeople => ({
  async readStakeholders(issueId) {
    const fields = 'assignee,reporter,components,project'
    const issue = await ask.find(schema.IssuePeople, `${issuePath(issueId)}?fields=${fields}`)
    if (!issue) return []
    const { assignee, reporter, components, project } = issue.fields
    const named = (components ?? []).map(({ id }) => id)
    return [
      ...inRole('assignee', [assignee]),
      ...inRole('reporter', [reporter]),
      ...(named.length > 0 ? await leadsOf(ask, project.id, named) : []),
      ...inRole('watcher', await watchersOf(ask, issueId)),
      ...inRole('commenter', await commentersOf(ask, issueId)),
    ]
  },

  readWatchers: async (issueId) => (await watchersOf(ask, issueId)).flatMap(personOf),

  async findPerson(accountId) {
    const person = await ask.find(schema.Person, `/user?${userQuery(accountId)}`)
    return person && personOf(person)[0]
  },

  async isActive(accountId) {
    const person = await ask.find(schema.Person, `/user?${userQuery(accountId)}`)
    return person?.active === true
  },

  async findNameToAssign(accountId) {
    const person = await ask.find(schema.Person, `/user?${userQuery(accountId)}`)
    return person?.active === true ? (person.accountId ?? person.name ?? undefined) : undefined
  },

  async findByEmail(email) {
    const asked = ask.json(schema.People, 'GET', `/user/search?${userSearch(email)}&maxResults=10`)
    const found = ((await unlessRefused(asked)) ?? []).flatMap(personOf)
    const fitting = found.filter((person) => person.isActive && !person.isApp && mayHave(person, email))
    return fitting.length === 1 ? fitting[0] : undefined
  },
})

/** Jira finds by addresses that it hides. One that it shows has to be the same. */
const mayHave = (person: JiraPerson, email: string) =>
  person.email === undefined || person.email.toLowerCase() === email.toLowerCase()

type Person = z.infer<typeof schema.Person>

const inRole = (
  role: IssueStakeholder['role'],
  people: readonly (Person | null | undefined)[],
): readonly IssueStakeholder[] => {
  const known = people.flatMap((person) => (person ? personOf(person) : []))
  return [...new Map(known.map((person) => [person.accountId, { person, role }])).values()]
}

/** Nobody for an account without a name of its own: Jira's "anonymous". */
const personOf = (person: Person): readonly JiraPerson[] => {
  const accountId = person.accountId ?? person.key ?? person.name
  if (!accountId) return []
  const { displayName, emailAddress, active, accountType } = person
  return [
    {
      accountId,
      name: displayName ?? accountId,
      email: emailAddress || undefined,
      isActive: active !== false,
      isApp: accountType === 'app',
    },
  ]
}

const leadsOf = async (ask: AskJira, projectId: string, ids: readonly string[]) => {
  const path = `/project/${encodeURIComponent(projectId)}/components`
  const components = (await unlessRefused(ask.find(schema.Components, path))) ?? []
  return components
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ name, lead }) =>
      inRole('component-lead', [lead]).map((stakeholder) => ({ ...stakeholder, component: name })),
    )
}

/** Other watchers are shown to those alone who may see or manage them, and to nobody where watching is off. */
const watchersOf = async (ask: AskJira, issueId: string) =>
  (await unlessRefused(ask.find(schema.Watchers, `${issuePath(issueId)}/watchers`)))?.watchers ?? []

/** Whose token asks is no stakeholder for what it wrote: that may well have been us. */
const commentersOf = async (ask: AskJira, issueId: string) => {
  const authors = (await listComments(ask, issueId)).flatMap(({ author }) => author ?? [])
  if (authors.length === 0) return []
  const [me] = personOf(await ask.json(schema.Person, 'GET', '/myself'))
  return authors.filter((author) => personOf(author)[0]?.accountId !== me?.accountId)
}

const unlessRefused = <T>(asked: Promise<T>): Promise<T | undefined> =>
  asked.catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'jira-refused') return undefined
    throw error
  })
