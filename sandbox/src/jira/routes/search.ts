import { Hono } from 'hono'
import { findByJql, isBounded } from '../jql'
import { issueJson } from '../json/issue'
import type { Person } from '../people'
import { Refusal } from '../refusal'
import { CountBody, NoQuery, SearchBody } from '../schema'
import { apiUrlOf, type JiraEnv, readBody, readQuery, type Site } from '../site'
import type { FakeIssue } from '../state'

/** Less than anybody asks for: a short page is not the last one. */
const LARGEST_PAGE = 100

/** POST /search/jql: pages without a total, the last one without a token. And POST /search/approximate-count. */
export const searchRoutes = (site: Site) => {
  const search = keptSearch(site)
  return countRoutes(site).post('/search/jql', async (c) => {
    readQuery(site, c, NoQuery)
    const { jql, maxResults, nextPageToken, fields, properties, expand } = await readBody(site, c, SearchBody)
    refuseUnbounded(jql)
    const withHistory = expand?.split(',').includes('changelog') ?? false
    const found = search(c.get('caller'), jql)
    const from = nextPageToken === undefined ? 0 : offsetOf(nextPageToken)
    const end = from + Math.min(maxResults, LARGEST_PAGE)
    const issues = found
      .slice(from, end)
      .map((issue) => issueJson(site, apiUrlOf(c), issue, { fields, properties, withHistory }))
    return c.json({
      issues,
      isLast: end >= found.length,
      ...(end < found.length && { nextPageToken: Buffer.from(`from:${end}`).toString('base64url') }),
    })
  })
}

/** What a search found, while nothing changes: whoever reads page after page asks for the same again and again. */
const keptSearch = (site: Site) => {
  let kept: { readonly by: string; readonly jql: string; readonly found: readonly FakeIssue[] } | undefined
  site.store.onChange(() => {
    kept = undefined
  })
  return (caller: Person, jql: string): readonly FakeIssue[] => {
    if (kept?.by === caller.accountId && kept.jql === jql) return kept.found
    const found = findByJql(site, caller, jql)
    if (!/"?-\d/.test(jql)) kept = { by: caller.accountId, jql, found }
    return found
  }
}

const countRoutes = (site: Site) =>
  new Hono<JiraEnv>().post('/search/approximate-count', async (c) => {
    readQuery(site, c, NoQuery)
    const { jql } = await readBody(site, c, CountBody)
    refuseUnbounded(jql)
    return c.json({ count: findByJql(site, c.get('caller'), jql).length })
  })

const refuseUnbounded = (jql: string) => {
  if (!isBounded(jql))
    throw new Refusal(
      400,
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    )
}

const offsetOf = (token: string): number => {
  const offset = /^from:(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1]
  if (offset === undefined) throw new Refusal(400, 'The provided next page token is invalid or expired.')
  return Number(offset)
}
