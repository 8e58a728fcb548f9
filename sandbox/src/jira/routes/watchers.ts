import { Hono } from 'hono'
import { userJson } from '../json/user'
import { getPerson } from '../people'
import { NoQuery } from '../schema'
import { apiUrlOf, type JiraEnv, readQuery, type Site, visibleIssue } from '../site'

/** GET /issue/{issueIdOrKey}/watchers. */
export const watcherRoutes = (site: Site) =>
  new Hono<JiraEnv>().get('/issue/:idOrKey/watchers', (c) => {
    readQuery(site, c, NoQuery)
    const issue = visibleIssue(site, c, c.req.param('idOrKey'))
    const apiUrl = apiUrlOf(c)
    return c.json({
      self: `${apiUrl}/issue/${issue.key}/watchers`,
      isWatching: issue.watcherIds.includes(c.get('caller').accountId),
      watchCount: issue.watcherIds.length,
      watchers: issue.watcherIds.map((accountId) => userJson(site, apiUrl, getPerson(accountId))),
    })
  })
