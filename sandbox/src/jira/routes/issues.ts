import { Hono } from 'hono'
import * as dataCenter from '../data-center/schema'
import { issueJson } from '../json/issue'
import { IssueQuery } from '../schema'
import { apiUrlOf, type JiraEnv, readQuery, type Site, visibleIssue } from '../site'

/** GET /issue/{issueIdOrKey}. */
export const issueRoutes = (site: Site) =>
  new Hono<JiraEnv>().get('/issue/:idOrKey', (c) => {
    const {
      fields = ['*all'],
      properties = [],
      expand,
    } = readQuery(site, c, site.dialect === 'cloud' ? IssueQuery : dataCenter.IssueQuery)
    const withHistory = expand?.split(',').includes('changelog') ?? false
    const issue = visibleIssue(site, c, c.req.param('idOrKey'))
    return c.json(issueJson(site, apiUrlOf(c), issue, { fields, properties, withHistory }))
  })
