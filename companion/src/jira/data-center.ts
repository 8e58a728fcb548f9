import type { z } from 'zod'
import type { Issue } from '../issues/issues'
import type { AskJira } from './ask-jira'
import { listComments } from './comment-pages'
import { type Dialect, hasMarker, INTERNAL, MARKER } from './dialect'
import { toWiki } from './document-wiki'
import { issueOf, projectOf, searchFields } from './issue-of'
import { nextAt, openIssueQuery, placeIn } from './open-issue-query'
import * as schema from './schema'
import { findBesideIssue } from './status-changes'
import { storedIssueOf, wholeFields } from './whole-issue'

const ISSUES_PER_PAGE = 100

/** Jira Data Center 9 and 10, REST v2. Source: https://developer.atlassian.com/server/jira/platform/rest/v10003/ */
export const dataCenter: Dialect = {
  root: '/rest/api/2',
  notation: toWiki,
  fieldNotation: {
    longText: (words) => toWiki([{ kind: 'paragraph', content: [{ text: words }] }]),
    person: (name) => ({ name }),
  },
  findStatusChange: findBesideIssue,
  userQuery: (key) => `key=${encodeURIComponent(key)}`,
  userSearch: (email) => `username=${encodeURIComponent(email)}`,

  /** Comments do not say here whether customers see them: the property itself has to be there. */
  async isInternalComment(ask, _, commentId) {
    const path = `/comment/${encodeURIComponent(commentId)}/properties/${INTERNAL.key}`
    const property = await ask.find(schema.CommentProperty, path)
    return JSON.stringify(property?.value) === JSON.stringify(INTERNAL.value)
  },

  /** All of them come in one answer. */
  async listProjects(ask) {
    const projects = await ask.json(schema.Projects, 'GET', '/project?expand=projectKeys')
    return projects.map(projectOf)
  },

  /** Properties are read one comment at a time here: only of those that this account has written itself. */
  async findComment(ask, issueId, marker) {
    const comments = await listComments(ask, issueId)
    if (comments.length === 0) return undefined
    const me = await ask.json(schema.Account, 'GET', '/myself')
    for (const { id, author } of comments) {
      if (isBy(me, author) && (await carries(ask, id, marker))) return id
    }
    return undefined
  },

  /** Where issues leave the result between two pages, the others move up: it goes back by as many, so that none is missed. */
  async searchIssues(ask, jql) {
    const found = new Map<string, Issue>()
    let startAt = 0
    let total: number | undefined
    for (;;) {
      const page: z.infer<typeof schema.SearchPage> = await ask.json(schema.SearchPage, 'POST', '/search', {
        jql,
        fields: searchFields,
        startAt,
        maxResults: ISSUES_PER_PAGE,
      })
      for (const issue of page.issues) found.set(issue.id, issueOf(issue))
      const left = Math.max(0, (total ?? page.total) - page.total)
      total = page.total
      startAt = Math.max(0, left > 0 ? startAt - left : startAt + page.issues.length)
      if (left === 0 && (page.issues.length === 0 || startAt >= page.total)) return [...found.values()]
    }
  },
  async countOpenIssues(ask, projectId) {
    const body = { jql: openIssueQuery(projectId), fields: ['id'], maxResults: 1 }
    const { total } = await ask.json(schema.SearchTotal, 'POST', '/search', body)
    return total
  },

  /** Each page is a search of its own from the date where the last one ended, so that no issue moves up past it. */
  async readOpenIssues(ask, projectId, next, most) {
    const place = placeIn(next)
    const known = Number(place?.rest ?? 0)
    const page = await ask.json(schema.WholeSearchPage, 'POST', '/search', {
      jql: openIssueQuery(projectId, place?.createdMs),
      fields: wholeFields,
      expand: ['changelog'],
      startAt: known,
      maxResults: most,
    })
    const issues = page.issues.map(storedIssueOf)
    const createdMs = issues.at(-1)?.createdAt?.getTime() ?? place?.createdMs ?? 0
    const atOnce = issues.filter(({ createdAt }) => createdAt?.getTime() === createdMs).length
    const rest = String(createdMs === place?.createdMs ? known + atOnce : atOnce)
    const isLast = issues.length === 0 || known + issues.length >= page.total
    return { issues, next: isLast ? undefined : nextAt({ createdMs, rest }) }
  },
}

type Account = z.infer<typeof schema.Account>

/** A comment without an author, or by one without a key, may be ours. */
const isBy = (me: Account, author: Account | null | undefined): boolean =>
  !me.key || !author?.key || author.key === me.key

const carries = async (ask: AskJira, commentId: string, marker: string): Promise<boolean> => {
  const property = await ask.find(
    schema.CommentProperty,
    `/comment/${encodeURIComponent(commentId)}/properties/${MARKER}`,
  )
  return hasMarker(property?.value, marker)
}
