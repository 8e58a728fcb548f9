import { passesLater } from '../../failure'
import type { PullRequest } from '../../pull-requests/pull-request'
import type { GitHostAccess, GitHostClient } from '../git-host'
import { createConnecting } from './account'
import { askGitHub } from './ask-github'
import { changedFilesOf } from './changed-files-of'
import { readCommits } from './commits'
import { findFileText } from './file-text'
import { listUpdatedPullRequests } from './lately-updated'
import { pathOf } from './path-of'
import { pullRequestOf, reviewsOf } from './pull-request-of'
import { personOf } from './read'
import { getReviewThreads } from './review-threads'
import { createReviewing } from './reviewing'
import * as schema from './schema'
import { createTelling } from './telling'
import { createWebhooks } from './webhooks'

/** `baseUrl` is https://api.github.com, or `https://<server>/api/v3` for an Enterprise Server. */
export const createGitHubClient = (access: GitHostAccess): GitHostClient => {
  const ask = askGitHub(access)
  const names = new Map<string, Promise<string | undefined>>()

  /** The name people know somebody by; undefined when the host tells none. Asked once for each client. */
  const nameOf = (login: string): Promise<string | undefined> => {
    const known = names.get(login)
    if (known) return known
    const asked = ask.get(schema.Account, `/users/${encodeURIComponent(login)}`).then(
      ({ name }) => name ?? undefined,
      (error: unknown) => {
        if (passesLater(error)) throw error
        return undefined
      },
    )
    names.set(login, asked)
    return asked
  }

  const named = async (user: schema.User) => {
    const isPerson = !personOf(user).isBot
    return personOf(user, user?.login && isPerson ? await nameOf(user.login) : undefined)
  }

  return {
    ...createConnecting(ask, access.baseUrl),
    ...createWebhooks(ask),
    ...createReviewing(ask),
    ...createTelling(ask),
    listUpdatedPullRequests: (repository, since) => listUpdatedPullRequests(ask, repository, since),

    async getPullRequest(repository, number): Promise<PullRequest> {
      const path = pathOf(repository)
      const [pull, listed, reviews] = await Promise.all([
        ask.get(schema.PullRequest, `${path}/pulls/${number}`),
        ask.getPages(schema.Commits, `${path}/pulls/${number}/commits`),
        ask.getPages(schema.Reviews, `${path}/pulls/${number}/reviews`),
      ])
      const commits = await readCommits(ask, path, { pull, listed })
      const [author, mergedBy] = await Promise.all([
        named(pull.user),
        pull.merged_by && named(pull.merged_by),
      ])
      // Answers to a review are reviews to GitHub too; nobody reviews a pull request of their own.
      const byOthers = reviews.filter(({ user }) => !user?.login || user.login !== pull.user?.login)
      return pullRequestOf({ pull, commits, reviews: await reviewsOf(byOthers, named), author, mergedBy })
    },

    findFileText: (repository, path, sha) => findFileText(ask, repository, path, sha),
    getReviewThreads: (repository, number) => getReviewThreads(ask, repository, number),

    async getChangedFiles(repository, number) {
      return changedFilesOf(await ask.getPages(schema.Files, `${pathOf(repository)}/pulls/${number}/files`))
    },
  }
}
