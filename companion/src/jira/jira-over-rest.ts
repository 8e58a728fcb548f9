import type { SafeFetch } from '../fetch/safe-fetch'
import { askJira } from './ask-jira'
import type { JiraAuth } from './auth/jira-auth'
import { cloud } from './cloud'
import { creatingOverRest } from './creating-over-rest'
import { dataCenter } from './data-center'
import type { Deployment } from './deployment'
import { INTERNAL, MARKER } from './dialect'
import { issueFields, issueOf } from './issue-of'
import { commentPath, issuePath } from './issue-path'
import type { Jira, MarkedComment, RemoteLink } from './jira'
import { movingOverRest } from './moving-over-rest'
import { peopleOverRest } from './people-over-rest'
import { readingOverRest } from './reading-over-rest'
import * as schema from './schema'

const dialects = { cloud, 'data-center': dataCenter } as const

/** The verbs over Jira's REST interface, whatever the kind of Jira and whatever authorizes the calls. */
export const jiraOverRest = (auth: JiraAuth, fetch: SafeFetch, deployment: Deployment = 'cloud'): Jira => {
  const dialect = dialects[deployment]
  const ask = askJira(auth, fetch, dialect.root)
  const commentBody = ({ marker, document, isInternal = false }: MarkedComment) => ({
    body: dialect.notation(document),
    properties: [{ key: MARKER, value: { marker } }, ...(isInternal ? [INTERNAL] : [])],
  })

  return {
    async findIssue(idOrKey) {
      const issue = await ask.find(schema.Issue, `${issuePath(idOrKey)}?fields=${issueFields.join()}`)
      return issue && issueOf(issue)
    },

    searchIssues: (jql) => dialect.searchIssues(ask, jql),
    listProjects: () => dialect.listProjects(ask),
    readSiteUrl: async () => (await ask.json(schema.ServerInfo, 'GET', '/serverInfo')).baseUrl,

    async putRemoteLink(issueId, link) {
      await ask.done('POST', `${issuePath(issueId)}/remotelink`, remoteLinkBody(link))
    },

    async removeRemoteLink(issueId, globalId) {
      await ask.gone('DELETE', `${issuePath(issueId)}/remotelink?globalId=${encodeURIComponent(globalId)}`)
    },

    findComment: (issueId, marker) => dialect.findComment(ask, issueId, marker),

    async addComment(issueId, comment) {
      const body = commentBody(comment)
      const { id } = await ask.json(schema.CreatedComment, 'POST', `${issuePath(issueId)}/comment`, body)
      return id
    },

    updateComment: (issueId, commentId, comment) =>
      ask.gone('PUT', commentPath(issueId, commentId), commentBody(comment)),

    isInternalComment: (issueId, commentId) => dialect.isInternalComment(ask, issueId, commentId),

    async removeComment(issueId, commentId) {
      await ask.gone('DELETE', commentPath(issueId, commentId))
    },

    ...readingOverRest(ask, dialect),
    ...movingOverRest(ask, dialect),
    ...creatingOverRest(ask, dialect),
    ...peopleOverRest(ask, dialect),
  }
}

const remoteLinkBody = ({ globalId, url, title, summary, isResolved }: RemoteLink) => ({
  globalId,
  application: { type: 'dev.throughline', name: 'Throughline' },
  relationship: 'Pull requests',
  object: { url, title, summary, status: { resolved: isResolved } },
})
