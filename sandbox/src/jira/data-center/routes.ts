import { Hono } from 'hono'
import { findByJql } from '../jql'
import { issueJson } from '../json/issue'
import { projectJson } from '../json/project'
import { userJson } from '../json/user'
import { anonymous, type Person, people, userKeyOf } from '../people'
import { PermissionKey } from '../permission-keys'
import { Refusal } from '../refusal'
import { permissionJson, projectIdOf } from '../routes/permissions'
import { ExpandQuery, NoQuery } from '../schema'
import { apiUrlOf, type JiraContext, type JiraEnv, may, readBody, readQuery, type Site } from '../site'
import type { FakeProject } from '../state'
import * as schema from './schema'

/** GET /mypermissions: every permission, everywhere or in the place the query names. */
export const permissionRoutes = (site: Site) =>
  new Hono<JiraEnv>().get('/mypermissions', (c) => {
    const projectId = projectIdOf(site, c, readQuery(site, c, schema.PermissionsQuery))
    const entries = PermissionKey.options.map((key) => [
      key,
      permissionJson(key, may(c.get('caller'), key, key === 'ADMINISTER' ? undefined : projectId)),
    ])
    return c.json({ permissions: Object.fromEntries(entries) })
  })

/** GET /project: all the caller may browse, in one list, and GET /project/{projectIdOrKey}. */
export const projectRoutes = (site: Site) =>
  new Hono<JiraEnv>()
    .get('/project', (c) => {
      const { expand } = readQuery(site, c, schema.ProjectsQuery)
      const seen = site.store.projects().filter(({ id }) => c.get('caller').browses.includes(id))
      return c.json(seen.map((project) => projectOf(site, c, project, expand)))
    })
    .get('/project/:idOrKey', (c) => {
      const { expand } = readQuery(site, c, ExpandQuery)
      const name = c.req.param('idOrKey')
      const project = site.store
        .projects()
        .find(({ id, key, formerKeys }) => [id, key, ...formerKeys].includes(name))
      if (!project || !c.get('caller').browses.includes(project.id))
        throw new Refusal(404, `No project could be found with key '${name}'.`)
      return c.json(projectOf(site, c, project, expand))
    })

const projectOf = (site: Site, c: JiraContext, project: FakeProject, expand: string | undefined) => ({
  ...projectJson(site, apiUrlOf(c), project),
  ...(expand?.split(',').includes('projectKeys') && { projectKeys: [project.key, ...project.formerKeys] }),
})

/** GET and POST /search: pages with a total. */
export const searchRoutes = (site: Site) =>
  new Hono<JiraEnv>()
    .get('/search', (c) => c.json(pageOf(site, c, readQuery(site, c, schema.SearchQuery))))
    .post('/search', async (c) => {
      readQuery(site, c, NoQuery)
      return c.json(pageOf(site, c, await readBody(site, c, schema.SearchBody)))
    })

interface Search {
  readonly jql: string
  readonly startAt: number
  readonly maxResults: number
  readonly fields?: readonly string[] | undefined
  readonly expand?: readonly string[] | string | undefined
}

const pageOf = (
  site: Site,
  c: JiraContext,
  { jql, startAt, maxResults, fields = ['*navigable'], expand = [] }: Search,
) => {
  const found = findByJql(site, c.get('caller'), jql)
  const wanted = { fields, properties: [], withHistory: expand.includes('changelog') }
  const issues = found
    .slice(startAt, startAt + maxResults)
    .map((issue) => issueJson(site, apiUrlOf(c), issue, wanted))
  return { expand: 'names,schema', startAt, maxResults, total: found.length, issues }
}

/** GET /user by name or key, and GET /user/search by a part of name or address. Not for anonymous callers. */
export const userRoutes = (site: Site) =>
  new Hono<JiraEnv>()
    .get('/user', (c) => {
      const { username, key } = readQuery(site, c, schema.UserQuery)
      const person = people.find((each) => each.name === username || userKeyOf(each) === key)
      if (c.get('caller') === anonymous || !person)
        throw new Refusal(404, `The user named '${username ?? key}' does not exist`)
      return c.json(userJson(site, apiUrlOf(c), person))
    })
    .get('/user/search', (c) => {
      const { username, startAt, maxResults } = readQuery(site, c, schema.UserSearchQuery)
      if (c.get('caller') === anonymous) throw new Refusal(401, 'You are not authenticated.')
      const found = people.filter((person) => isMeant(person, username.toLowerCase()))
      const page = found.slice(startAt, startAt + maxResults)
      return c.json(page.map((person) => userJson(site, apiUrlOf(c), person)))
    })

const isMeant = ({ name, displayName, emailAddress = '' }: Person, words: string): boolean =>
  [name, displayName, emailAddress].some((each) => each.toLowerCase().includes(words))
