import type { z } from 'zod'
import type { SafeFetch } from '../fetch/safe-fetch'
import type { Project } from '../issues/projects'
import { askJira } from './ask-jira'
import type { JiraAuth } from './auth/jira-auth'
import { toAdf } from './document'
import type { Jira, MarkedComment, RemoteLink } from './jira'
import * as schema from './schema'

/** The comment property that carries the marker. */
const MARKER = 'throughline'
const COMMENTS_PER_PAGE = 100
const PROJECTS_PER_PAGE = 100

/** Jira Cloud, REST v3. Source: https://developer.atlassian.com/cloud/jira/platform/rest/v3/ */
export const jiraOverRest = (auth: JiraAuth, fetch: SafeFetch): Jira => {
  const ask = askJira(auth, fetch, '/rest/api/3')
  const issuePath = (idOrKey: string) => `/issue/${encodeURIComponent(idOrKey)}`

  const commentIds = async (issueId: string): Promise<readonly string[]> => {
    const ids: string[] = []
    for (;;) {
      const query = `startAt=${ids.length}&maxResults=${COMMENTS_PER_PAGE}&orderBy=created`
      const page: z.infer<typeof schema.CommentPage> = await ask.json(
        schema.CommentPage,
        'GET',
        `${issuePath(issueId)}/comment?${query}`,
      )
      ids.push(...page.comments.map(({ id }) => id))
      if (page.comments.length === 0 || ids.length >= page.total) return ids
    }
  }

  const withMarker = async (ids: readonly string[], marker: string): Promise<string | undefined> => {
    for (let from = 0; from < ids.length; from += 1_000) {
      const { values } = await ask.json(
        schema.CommentsWithProperties,
        'POST',
        '/comment/list?expand=properties',
        {
          ids: ids.slice(from, from + 1_000).map(Number),
        },
      )
      const own = values.filter(({ properties }) =>
        properties?.some((property) => hasMarker(property, marker)),
      )
      const [oldest] = own.map(({ id }) => Number(id)).sort((a, b) => a - b)
      if (oldest !== undefined) return String(oldest)
    }
    return undefined
  }

  return {
    async findIssue(idOrKey) {
      const issue = await ask.find(schema.Issue, `${issuePath(idOrKey)}?fields=summary,status,project`)
      if (!issue) return undefined
      const { summary, project, status } = issue.fields
      return {
        issueId: issue.id,
        key: issue.key,
        projectId: project.id,
        summary: summary ?? '',
        status: status?.name ?? '',
        statusCategory: status?.statusCategory?.key ?? '',
      }
    },

    async listProjects() {
      const projects: Project[] = []
      for (;;) {
        const query = `startAt=${projects.length}&maxResults=${PROJECTS_PER_PAGE}&orderBy=key&expand=projectKeys`
        const page = await ask.json(schema.ProjectPage, 'GET', `/project/search?${query}`)
        projects.push(...page.values.map(projectOf))
        if (page.isLast !== false || page.values.length === 0) return projects
      }
    },

    async putRemoteLink(issueId, link) {
      await ask.done('POST', `${issuePath(issueId)}/remotelink`, remoteLinkBody(link))
    },

    async removeRemoteLink(issueId, globalId) {
      await ask.gone('DELETE', `${issuePath(issueId)}/remotelink?globalId=${encodeURIComponent(globalId)}`)
    },

    findComment: async (issueId, marker) => withMarker(await commentIds(issueId), marker),

    async addComment(issueId, comment) {
      const body = commentBody(comment)
      const { id } = await ask.json(schema.CreatedComment, 'POST', `${issuePath(issueId)}/comment`, body)
      return id
    },

    updateComment: (issueId, commentId, comment) =>
      ask.gone('PUT', `${issuePath(issueId)}/comment/${encodeURIComponent(commentId)}`, commentBody(comment)),
  }
}

/** Jira names a project's present key among its keys, too. */
const projectOf = ({ id, key, name, projectKeys }: ProjectJson): Project => ({
  projectId: id,
  key,
  formerKeys: (projectKeys ?? []).filter((other) => other !== key),
  name,
})

type ProjectJson = z.infer<typeof schema.ProjectPage>['values'][number]

const hasMarker = ({ key, value }: { key: string; value?: unknown }, marker: string) =>
  key === MARKER &&
  typeof value === 'object' &&
  value !== null &&
  'marker' in value &&
  value.marker === marker

const commentBody = ({ marker, document }: MarkedComment) => ({
  body: toAdf(document),
  properties: [{ key: MARKER, value: { marker } }],
})

const remoteLinkBody = ({ globalId, url, title, summary, isResolved }: RemoteLink) => ({
  globalId,
  application: { type: 'dev.throughline', name: 'Throughline' },
  relationship: 'Pull requests',
  object: { url, title, summary, status: { resolved: isResolved } },
})
