import { Failure } from '../../failure'
import type { Repository } from '../../pull-requests/pull-request'
import type { TellingClient } from '../telling'
import { type AskGitHub, readAnswer } from './ask-github'
import { pathOf } from './path-of'
import { personOf } from './read'
import * as schema from './schema'

/** Source: https://docs.github.com/en/rest/issues/comments, /rest/reactions and /rest/commits/statuses */
export const createTelling = (ask: AskGitHub): TellingClient => {
  const commentPath = (repository: Repository, commentId: string) =>
    `${pathOf(repository)}/issues/comments/${encodeURIComponent(commentId)}`

  return {
    async findOwnComment(repository, number, marker) {
      const path = `${pathOf(repository)}/issues/${number}/comments`
      const comments = await ask.getPages(schema.IssueComments, path)
      const marked = comments.filter(({ body }) => body?.includes(marker))
      if (marked.length === 0) return undefined
      // Anybody may write our marker: what somebody else wrote is never changed.
      const { login } = await ask.get(schema.Account, '/user')
      const own = marked.find(({ user }) => user?.login === login)
      return own && String(own.id)
    },

    async addComment(repository, number, text) {
      const path = `${pathOf(repository)}/issues/${number}/comments`
      const { data } = await ask.send('POST', path, { body: text })
      return String(readAnswer(schema.IssueComment, data).id)
    },

    async updateComment(repository, commentId, text) {
      const sent = ask.send('PATCH', commentPath(repository, commentId), { body: text })
      return (await unlessGone(sent)) !== undefined
    },

    async readComment(repository, commentId) {
      const found = await unlessGone(ask.get(schema.IssueComment, commentPath(repository, commentId)))
      return found && { author: personOf(found.user), text: found.body ?? '' }
    },

    async react(repository, commentId, reaction) {
      const content = reaction === 'obeyed' ? '+1' : 'confused'
      await unlessGone(ask.send('POST', `${commentPath(repository, commentId)}/reactions`, { content }))
    },

    async mayWrite(repository, login) {
      const path = `${pathOf(repository)}/collaborators/${encodeURIComponent(login)}/permission`
      const found = await unlessGone(ask.get(schema.Access, path))
      return found?.permission === 'admin' || found?.permission === 'write'
    },

    async setCommitStatus(repository, sha, { state, context, description, url }) {
      const target = url === undefined ? {} : { target_url: url }
      await ask.send('POST', `${pathOf(repository)}/statuses/${sha}`, {
        ...{ state, context, description: description.slice(0, 140) },
        ...target,
      })
    },
  }
}

const unlessGone = <T>(asked: Promise<T>): Promise<T | undefined> =>
  asked.catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'git-host-not-found') return undefined
    throw error
  })
