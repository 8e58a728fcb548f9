import { Hono } from 'hono'
import { projectJson } from '../json/project'
import { type FakeProject, projects } from '../projects'
import { ProjectQuery } from '../schema'
import { apiUrlOf, type JiraEnv, readQuery, type Site } from '../site'

/** GET /project/search: pages of the projects the caller may browse. */
export const projectRoutes = (site: Site) =>
  new Hono<JiraEnv>().get('/project/search', (c) => {
    const { startAt, maxResults, orderBy, keys, id, query } = readQuery(site, c, ProjectQuery)
    const found = projects
      .filter(({ key }) => c.get('caller').browses.includes(key))
      .filter((project) => (keys?.includes(project.key) ?? true) && (id?.includes(project.id) ?? true))
      .filter(({ name, key }) => `${name} ${key}`.toLowerCase().includes(query?.toLowerCase() ?? ''))
      .sort(orderOf(orderBy))
    const values = found.slice(startAt, startAt + maxResults)
    return c.json({
      self: c.req.url,
      maxResults,
      startAt,
      total: found.length,
      isLast: startAt + values.length >= found.length,
      values: values.map((project) => projectJson(site, apiUrlOf(c), project)),
    })
  })

const orderOf = (orderBy: string) => (a: FakeProject, b: FakeProject) => {
  const field = orderBy.endsWith('name') ? 'name' : 'key'
  const order = a[field].localeCompare(b[field])
  return orderBy.startsWith('-') ? -order : order
}
