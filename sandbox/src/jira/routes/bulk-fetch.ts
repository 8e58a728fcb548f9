import { Hono } from 'hono'
import { issueJson } from '../json/issue'
import { Refusal } from '../refusal'
import { BulkFetchBody, NoQuery } from '../schema'
import { apiUrlOf, type JiraEnv, readBody, readQuery, type Site, visibleIssue } from '../site'

/** POST /issue/bulkfetch. */
export const bulkFetchRoutes = (site: Site) =>
  new Hono<JiraEnv>().post('/issue/bulkfetch', async (c) => {
    readQuery(site, c, NoQuery)
    const {
      issueIdsOrKeys,
      fields = ['*navigable'],
      properties = [],
    } = await readBody(site, c, BulkFetchBody)
    const issues = new Map<string, object>()
    const issueErrors: object[] = []
    for (const idOrKey of issueIdsOrKeys) {
      try {
        const issue = visibleIssue(site, c, idOrKey)
        issues.set(issue.id, issueJson(site, apiUrlOf(c), issue, { fields, properties }))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        issueErrors.push({ id: idOrKey, errorMessage: error.message })
      }
    }
    return c.json({ issues: [...issues.values()], issueErrors })
  })
