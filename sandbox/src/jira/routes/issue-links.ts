import { Hono } from 'hono'
import { linkTypesJson } from '../json/issue'
import { Refusal } from '../refusal'
import { IssueLinkBody, NoQuery } from '../schema'
import { apiUrlOf, type JiraEnv, may, readBody, readQuery, type Site, visibleIssue } from '../site'

/** What joins issues, and what an issue carries hidden: links between issues and issue properties. */
export const issueLinkRoutes = (site: Site) =>
  new Hono<JiraEnv>()
    .get('/issueLinkType', (c) => {
      readQuery(site, c, NoQuery)
      return c.json(linkTypesJson(apiUrlOf(c)))
    })
    .post('/issueLink', async (c) => {
      readQuery(site, c, NoQuery)
      const { type, inwardIssue, outwardIssue } = await readBody(site, c, IssueLinkBody)
      const isKnown = 'id' in type ? type.id === '10003' : type.name === 'Relates'
      if (!isKnown) throw new Refusal(404, 'No issue link type with this name was found.')
      const [inward, outward] = [inwardIssue, outwardIssue].map((named) => {
        const issue = visibleIssue(site, c, 'id' in named ? named.id : named.key)
        if (!may(c.get('caller'), 'LINK_ISSUES', issue.projectId))
          throw new Refusal(401, 'You do not have permission to link issues in this project.')
        return issue.id
      })
      site.store.linkIssues(inward ?? '', outward ?? '')
      return c.body(null, 201)
    })
    .get('/issue/:idOrKey/properties/:key', (c) => {
      readQuery(site, c, NoQuery)
      const issue = visibleIssue(site, c, c.req.param('idOrKey'))
      const property = issue.properties.find(({ key }) => key === c.req.param('key'))
      if (!property) throw new Refusal(404, `The property with key '${c.req.param('key')}' does not exist.`)
      return c.json(property)
    })
