import { Hono } from 'hono'
import { projectJson } from '../json/project'
import { ProjectQuery } from '../schema'
import { apiUrlOf, type JiraEnv, readQuery, type Site } from '../site'
import type { FakeProject } from '../state'

/** GET /project/search: pages of the projects the caller may browse. */
export const projectRoutes = (site: Site) =>
  new Hono<JiraEnv>().get('/project/search', (c) => {
    const { startAt, maxResults, orderBy, keys, id, query, expand } = readQuery(site, c, ProjectQuery)
    const found = site.store
      .projects()
      .filter((project) => c.get('caller').browses.includes(project.id))
      .filter((project) => (keys?.includes(project.key) ?? true) && (id?.includes(project.id) ?? true))
      .filter(({ name, key }) => `${name} ${key}`.toLowerCase().includes(query?.toLowerCase() ?? ''))
      .sort(orderOf(orderBy))
    const withKeys = expand?.split(',').includes('projectKeys') ?? false
    const values = found.slice(startAt, startAt + maxResults)
    return c.json({
      self: c.req.url,
      maxResults,
      startAt,
      total: found.length,
      isLast: startAt + values.length >= found.length,
      values: values.map((project) => ({
        ...projectJson(site, apiUrlOf(c), project),
        ...(withKeys && { projectKeys: [project.key, ...project.formerKeys] }),
      })),
    })
  })

const orderOf = (orderBy: string) => (a: FakeProject, b: FakeProject) => {
  const field = orderBy.endsWith('name') ? 'name' : 'key'
  const order = a[field].localeCompare(b[field])
  return orderBy.startsWith('-') ? -order : order
}
