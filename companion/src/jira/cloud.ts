import type { z } from 'zod'
import type { Issue } from '../issues/issues'
import type { Project } from '../issues/projects'
import { listComments } from './comment-pages'
import { type Dialect, hasMarker, MARKER } from './dialect'
import { toAdf } from './document'
import { issueFields, issueOf, projectOf } from './issue-of'
import { commentPath } from './issue-path'
import * as schema from './schema'
import { findOnPages } from './status-changes'

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
        fields: issueFields,
        maxResults: ISSUES_PER_PAGE,
        ...(nextPageToken !== undefined && { nextPageToken }),
      })
      found.push(...page.issues.map(issueOf))
      nextPageToken = page.nextPageToken ?? undefined
    } while (nextPageToken !== undefined)
    return found
  },
}
