import { Hono } from 'hono'
import { userJson } from '../json/user'
import { getPerson } from '../people'
import { Refusal } from '../refusal'
import { NoQuery } from '../schema'
import { apiUrlOf, type JiraEnv, readQuery, type Site } from '../site'

/** GET /project/{projectIdOrKey}/components: those that its issues have, with who leads them. */
export const componentRoutes = (site: Site) =>
  new Hono<JiraEnv>().get('/project/:idOrKey/components', (c) => {
    readQuery(site, c, NoQuery)
    const name = c.req.param('idOrKey')
    const project = site.store.projects().find(({ id, key }) => id === name || key === name)
    if (!project || !c.get('caller').browses.includes(project.id))
      throw new Refusal(404, `No project could be found with key '${name}'.`)
    const apiUrl = apiUrlOf(c)
    const own = site.store.issues().filter(({ projectId }) => projectId === project.id)
    const components = new Map(own.flatMap((issue) => issue.components.map((each) => [each.id, each])))
    return c.json(
      [...components.values()].map((component) => {
        const leadId = project.leads[component.id]
        const lead = leadId === undefined ? undefined : userJson(site, apiUrl, getPerson(leadId))
        return {
          ...{ self: `${apiUrl}/component/${component.id}`, ...component, project: project.key },
          ...(lead && { lead }),
        }
      }),
    )
  })
