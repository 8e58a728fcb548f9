import { Hono } from 'hono'
import { AdfDocument } from '../adf'
import { documentOfWiki } from '../data-center/wiki'
import { fieldJson } from '../json/transition'
import { people } from '../people'
import { Refusal } from '../refusal'
import { CreateMetaQuery, NewIssueBody, NoQuery } from '../schema'
import { readScreen } from '../screen-values'
import { apiUrlOf, type JiraContext, type JiraEnv, may, readBody, readQuery, type Site } from '../site'
import type { FakeIssue } from '../state'

/** What may be created in a project, and POST /issue. */
export const createIssueRoutes = (site: Site) =>
  new Hono<JiraEnv>()
    .get('/issue/createmeta/:project/issuetypes', (c) => {
      const query = readQuery(site, c, CreateMetaQuery)
      const project = creatableProject(site, c, c.req.param('project'))
      const types = project
        ? issueTypes.map((type) => ({ ...type, self: `${apiUrlOf(c)}/issuetype/${type.id}` }))
        : []
      return c.json(pageOf(site, 'issueTypes', types, query))
    })
    .get('/issue/createmeta/:project/issuetypes/:type', (c) => {
      const query = readQuery(site, c, CreateMetaQuery)
      const project = creatableProject(site, c, c.req.param('project'))
      const fields = project
        ? [
            ...usualFields,
            ...site
              .createFieldsOf(project.id)
              .map((field) => ({ fieldId: field.id, key: field.id, ...fieldJson(site, field) })),
          ]
        : []
      return c.json(
        pageOf(
          site,
          'fields',
          fields.map((field) => (site.dialect === 'cloud' ? field : withoutKey(field))),
          query,
        ),
      )
    })
    .post('/issue', async (c) => {
      readQuery(site, c, NoQuery)
      const { fields, properties } = await readBody(site, c, NewIssueBody)
      const { project: named, issuetype, summary, description, labels, assignee, ...others } = fields
      const project = creatableProject(site, c, named.id ?? named.key ?? '')
      if (!project) throw new Refusal(400, '', { project: 'You cannot create issues in this project.' })
      const type = issueTypes.find(({ id, name }) => id === issuetype.id || name === issuetype.name)
      if (!type) throw new Refusal(400, '', { issuetype: 'The issue type selected is invalid.' })
      const screen = readScreen({ fields: site.createFieldsOf(project.id) }, others)
      if ('errors' in screen) throw new Refusal(400, '', screen.errors)
      const assigned = assignee ? assignable(assignee) : undefined
      const { id, key } = site.store.addIssue({
        key: site.store.nextKeyIn(project.id),
        ...{ summary, issueType: type.name, description: documentOf(site, c, description), labels },
        reporterId: c.get('caller').accountId,
        ...(assigned && { assigneeId: assigned.accountId }),
        filledIn: { ...screen.values },
        properties,
      })
      return c.json({ id, key, self: `${apiUrlOf(c)}/issue/${id}` }, 201)
    })

const assignable = ({
  accountId,
  name,
}: {
  readonly accountId?: string | undefined
  readonly name?: string | undefined
}) => {
  const found = people.find((each) => each.accountId === accountId || each.name === name)
  if (!found) throw new Refusal(400, '', { assignee: 'The user cannot be assigned issues.' })
  return found
}

const issueTypes = [
  { id: '10201', name: 'Bug', subtask: false },
  { id: '10202', name: 'Story', subtask: false },
  { id: '10203', name: 'Task', subtask: false },
] as const satisfies readonly { id: string; name: FakeIssue['issueType']; subtask: boolean }[]

const usualField = (fieldId: string, name: string, required: boolean, schema: object) => ({
  ...{ fieldId, key: fieldId, name, required, schema, hasDefaultValue: false, operations: ['set'] },
})

const usualFields = [
  usualField('project', 'Project', true, { type: 'project', system: 'project' }),
  usualField('issuetype', 'Issue Type', true, { type: 'issuetype', system: 'issuetype' }),
  usualField('summary', 'Summary', true, { type: 'string', system: 'summary' }),
  usualField('description', 'Description', false, { type: 'string', system: 'description' }),
  usualField('labels', 'Labels', false, { type: 'array', items: 'string', system: 'labels' }),
  usualField('assignee', 'Assignee', false, { type: 'user', system: 'assignee' }),
]

const withoutKey = ({ key: _, ...field }: { readonly key?: unknown }) => field

/** Undefined where the caller may create nothing. Throws a 404 for a project that the caller does not see. */
const creatableProject = (site: Site, c: JiraContext, idOrKey: string) => {
  const project = site.store
    .projects()
    .find(({ id, key, formerKeys }) => [id, key, ...formerKeys].includes(idOrKey))
  if (!project || !c.get('caller').browses.includes(project.id))
    throw new Refusal(404, `No project could be found with key '${idOrKey}'.`)
  return may(c.get('caller'), 'CREATE_ISSUES', project.id) ? project : undefined
}

/** Cloud names what is on a page, a Data Center calls it values. */
const pageOf = (
  { dialect }: Site,
  name: string,
  all: readonly object[],
  { startAt, maxResults }: { readonly startAt: number; readonly maxResults: number },
) => {
  const items = all.slice(startAt, startAt + maxResults)
  const isLast = startAt + items.length >= all.length
  return {
    ...{ startAt, maxResults, total: all.length },
    ...(dialect === 'cloud' ? { [name]: items } : { isLast, values: items }),
  }
}

const documentOf = (site: Site, c: JiraContext, description: unknown): AdfDocument => {
  if (site.dialect === 'data-center')
    return documentOfWiki(typeof description === 'string' ? description : '')
  const parsed = AdfDocument.safeParse(description ?? { type: 'doc', version: 1, content: [] })
  if (parsed.success) return parsed.data
  site.log.refuse(c.req.method, c.req.path, 'description is no document')
  throw new Refusal(400, '', { description: 'Operation value must be an Atlassian Document.' })
}
