import type { z } from 'zod'
import { Failure } from '../failure'
import type { Issue } from '../issues/issues'
import type { Project } from '../issues/projects'
import { listComments } from './comment-pages'
import { type Dialect, hasMarker, MARKER } from './dialect'
import { toAdf } from './document'
import { issueOf, projectOf, searchFields } from './issue-of'
import { commentPath } from './issue-path'
import { nextAt, openIssueQuery, placeIn } from './open-issue-query'
import * as schema from './schema'
import { findOnPages } from './status-changes'
import { storedIssueOf, wholeFields } from './whole-issue'

const PROJECTS_PER_PAGE = 100
const ISSUES_PER_PAGE = 100
const COMMENTS_PER_LIST = 1_000

/** Jira Cloud, REST v3. Source: https://developer.atlassian.com/cloud/jira/platform/rest/v3/ */
export const cloud: Dialect = {
  root: '/rest/api/3',
  notation: toAdf,
  fieldNotation: {
    longText: (words) => toAdf([{ kind: 'paragraph', content: [{ text: words }] }]),
    person: (accountId) => ({ accountId }),
  },
  findStatusChange: findOnPages,
  userQuery: (accountId) => `accountId=${encodeURIComponent(accountId)}`,
  userSearch: (email) => `query=${encodeURIComponent(email)}`,

  async isInternalComment(ask, issueId, commentId) {
    const comment = await ask.find(schema.Comment, commentPath(issueId, commentId))
    return comment?.jsdPublic === false
  },

  async listProjects(ask) {
    const projects: Project[] = []
    for (;;) {
      const query = `startAt=${projects.length}&maxResults=${PROJECTS_PER_PAGE}&orderBy=key&expand=projectKeys`
      const page = await ask.json(schema.ProjectPage, 'GET', `/project/search?${query}`)
      projects.push(...page.values.map(projectOf))
      if (page.isLast !== false || page.values.length === 0) return projects
    }
  },

  /** Many comments' properties are read in one call. */
  async findComment(ask, issueId, marker) {
    const ids = (await listComments(ask, issueId)).map(({ id }) => Number(id))
    for (let from = 0; from < ids.length; from += COMMENTS_PER_LIST) {
      const { values } = await ask.json(
        schema.CommentsWithProperties,
        'POST',
        '/comment/list?expand=properties',
        { ids: ids.slice(from, from + COMMENTS_PER_LIST) },
      )
      const own = values.filter(({ properties }) =>
        properties?.some(({ key, value }) => key === MARKER && hasMarker(value, marker)),
      )
      const [oldest] = own.map(({ id }) => Number(id)).sort((a, b) => a - b)
      if (oldest !== undefined) return String(oldest)
    }
    return undefined
  },

  /** A short page is not the last one: only a missing token tells the end. */
  async searchIssues(ask, jql) {
    const found: Issue[] = []
    let nextPageToken: string | undefined
    do {
      const page: z.infer<typeof schema.JqlPage> = await ask.json(schema.JqlPage, 'POST', '/search/jql', {
        jql,
        fields: searchFields,
        maxResults: ISSUES_PER_PAGE,
        ...(nextPageToken !== undefined && { nextPageToken }),
      })
      found.push(...page.issues.map(issueOf))
      nextPageToken = page.nextPageToken ?? undefined
    } while (nextPageToken !== undefined)
    return found
  },
  async countOpenIssues(ask, projectId) {
    const jql = openIssueQuery(projectId)
    const { count } = await ask.json(schema.Count, 'POST', '/search/approximate-count', { jql })
    return count
  },

  /** A token ends after days: what it stood for is then asked for by the date. */
  async readOpenIssues(ask, projectId, next, most) {
    const place = placeIn(next)
    const read = (since: number | undefined, token: string) =>
      ask.offer(schema.WholeJqlPage, 'POST', '/search/jql', {
        jql: openIssueQuery(projectId, since),
        fields: wholeFields,
        expand: 'changelog',
        maxResults: most,
        ...(token !== '' && { nextPageToken: token }),
      })
    const { since, token } = tokenIn(place?.rest)
    const offered = await read(since, token)
    const again = offered.kind === 'refused' && place ? { since: place.createdMs } : undefined
    const answer = again ? await read(again.since, '') : offered
    if (answer.kind === 'refused')
      throw new Failure('jira-refused', 'Jira does not accept the search for open issues.')
    const { issues, nextPageToken } = answer.given
    const stored = issues.map(storedIssueOf)
    const createdMs = stored.at(-1)?.createdAt?.getTime() ?? place?.createdMs ?? 0
    const from = again ? again.since : since
    const rest = `${from ?? ''} ${nextPageToken}`
    return { issues: stored, next: nextPageToken ? nextAt({ createdMs, rest }) : undefined }
  },
}

/** A token continues one search: the date that this search began with goes with it. */
const tokenIn = (rest = ''): { readonly since: number | undefined; readonly token: string } => {
  const space = rest.indexOf(' ')
  const since = rest.slice(0, Math.max(0, space))
  return { since: since === '' ? undefined : Number(since), token: rest.slice(space + 1) }
}
