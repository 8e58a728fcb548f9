import { Hono } from 'hono'
import { historyJson } from '../json/history'
import { ChangelogQuery } from '../schema'
import { apiUrlOf, type JiraEnv, readQuery, type Site, visibleIssue } from '../site'

/** GET /issue/{issueIdOrKey}/changelog: pages, the oldest change first. Cloud alone has it. */
export const changelogRoutes = (site: Site) =>
  new Hono<JiraEnv>().get('/issue/:idOrKey/changelog', (c) => {
    const { startAt, maxResults } = readQuery(site, c, ChangelogQuery)
    const all = site.store.histories(visibleIssue(site, c, c.req.param('idOrKey')).id)
    const values = all.slice(startAt, startAt + maxResults)
    return c.json({
      self: c.req.url,
      startAt,
      maxResults,
      total: all.length,
      isLast: startAt + values.length >= all.length,
      values: values.map((history) => historyJson(site, apiUrlOf(c), history)),
    })
  })
